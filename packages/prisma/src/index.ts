/** Entry for applications on Prisma. */
export { defineConfig, registerSeeders } from './register.js'
export { prismaAdapter } from './store.js'
export type { PrismaClientLike, TransactionOf } from './client.js'
export type { PrismaConfig } from './register.js'
export type { PrismaAdapterOptions } from './store.js'
