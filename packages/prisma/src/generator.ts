/** Entry of the command `seed-prisma-generator`, which `prisma generate` starts. */
export { startGenerator } from './generator/start.js'
