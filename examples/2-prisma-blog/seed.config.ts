import { defineConfig } from '@seed/prisma'
import { prisma } from './src/db.js'
import { blog } from './src/seeds.js'

export default defineConfig({ client: prisma, ...blog })
