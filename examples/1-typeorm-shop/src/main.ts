import { formatError, isSeedError } from '@seed/core'
import { registerSeeders } from '@seed/typeorm'
import { dataSource } from './data-source.js'
import { shop } from './seeds.js'

const seeds = registerSeeders(dataSource, shop)
try {
  const { rows, fingerprint } = await seeds.run()
  console.log(`${rows} rows, fingerprint ${fingerprint}`)
} catch (error) {
  if (!isSeedError(error)) throw error
  console.error(formatError(error))
  process.exitCode = error.exitCode
} finally {
  await dataSource.destroy()
}
