import { defineConfig } from '@seed/typeorm'
import { anonymize } from './src/anonymize.js'
import { dataSource } from './src/data-source.js'
import { shop } from './src/seeds.js'

export default defineConfig({ dataSource, ...shop, anonymize })
