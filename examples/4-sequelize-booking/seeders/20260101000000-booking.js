// `npx sequelize-cli db:seed:all` runs this, on the instance that sequelize-cli made: it has no models yet.
import { registerSeeders } from '@seed/sequelize'
import { defineModels } from '../dist/models/index.js'
import { booking } from '../dist/seeds.js'

function register({ sequelize }) {
  defineModels(sequelize)
  return registerSeeders(sequelize, booking)
}

export async function up(queryInterface) {
  await register(queryInterface).run()
}

export async function down(queryInterface) {
  await register(queryInterface).clean()
}
