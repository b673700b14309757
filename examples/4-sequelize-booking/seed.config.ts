import { defineConfig } from '@seed/sequelize'
import { sequelize } from './src/database.js'
import { booking } from './src/seeds.js'

export default defineConfig({ sequelize, ...booking })
