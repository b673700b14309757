import { sequelize } from './database.js'

await sequelize.sync()
await sequelize.close()
