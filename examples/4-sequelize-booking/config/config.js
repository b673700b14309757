// For sequelize-cli. The application itself connects in src/connection.ts.
import { DATABASE, isPostgres, sqliteOptions } from '../dist/connection.js'

export default {
  development: isPostgres(DATABASE) ? { use_env_variable: 'DATABASE_URL', logging: false } : sqliteOptions(DATABASE),
}
