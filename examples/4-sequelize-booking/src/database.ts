import type { Sequelize } from 'sequelize'
import { connect, DATABASE } from './connection.js'
import { defineModels } from './models/index.js'

/** The application's instance, with all models. */
export const sequelize: Sequelize = connect(DATABASE)
defineModels(sequelize)
