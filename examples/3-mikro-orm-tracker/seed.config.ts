import { defineConfig } from '@seed/mikro-orm'
import orm from './src/mikro-orm.config.js'
import { tracker } from './src/seeds.js'

export default defineConfig({ orm, ...tracker })
