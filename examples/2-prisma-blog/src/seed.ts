// What `prisma db seed` runs; see prisma.config.ts.
import { formatError, isSeedError } from '@seed/core'
import { registerSeeders } from '@seed/prisma'
import { prisma } from './db.js'
import { blog } from './seeds.js'

const seeds = registerSeeders(prisma, blog)
try {
  const { rows, fingerprint } = await seeds.run()
  console.log(`${rows} rows, fingerprint ${fingerprint}`)
} catch (error) {
  if (!isSeedError(error)) throw error
  console.error(formatError(error))
  process.exitCode = error.exitCode
} finally {
  await prisma.$disconnect()
}
