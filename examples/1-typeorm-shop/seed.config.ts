import { defineConfig } from '@seed/typeorm'
import { dataSource } from './src/data-source.js'
import { shop } from './src/seeds.js'

export default defineConfig({ dataSource, ...shop })
