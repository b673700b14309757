// `npm run demo -- --all`: the shop of example 1 through four ORMs into three databases, and what came out of each.
import { isSeedError, formatError } from '@seed/core'
import { shop } from '@seed/example-1-typeorm-shop/seeds'
import { openDatabases } from './demo/databases.mjs'
import { printMatrix } from './demo/print.mjs'
import { SHOPS } from './shops/index.mjs'

/** @import { Database } from './demo/databases.mjs' */
/** @import { OpenShop } from './shops/index.mjs' */

/** @typedef {{ orm: string, database: string, rows: number, elapsedMs: number, findings: number, fingerprint: string }} Cell */

/** Fills one empty database through one ORM and verifies it. @param {string} orm @param {OpenShop} openShop @param {Database} database @returns {Promise<Cell>} */
async function fill(orm, openShop, database) {
  const open = await openShop(database.dialect, await database.create())
  try {
    const seeds = open.register(shop)
    const { rows, elapsedMs, fingerprint } = await seeds.run()
    const verdict = await seeds.verify()
    if (verdict.fingerprint !== fingerprint)
      throw new Error(`${orm} on ${database.name} reads other rows than it wrote`)
    return { orm, database: database.name, rows, elapsedMs, findings: verdict.findings.length, fingerprint }
  } finally {
    await open.close()
  }
}

/** @returns {Promise<number>} The exit code: 4 when the shops differ or something does not hold. */
async function main() {
  const { databases, skipped, close } = await openDatabases()
  try {
    /** @type {Cell[]} */
    const cells = []
    for (const [orm, load] of Object.entries(SHOPS)) {
      const openShop = await load()
      for (const database of databases) cells.push(await fill(orm, openShop, database))
    }
    const fingerprints = new Set(cells.map(({ fingerprint }) => fingerprint))
    console.log(printMatrix(cells))
    for (const reason of skipped) console.log(reason)
    console.log(
      fingerprints.size === 1 ? `\nfingerprint ${[...fingerprints].join()}` : `\n${fingerprints.size} fingerprints`,
    )
    return fingerprints.size === 1 && cells.every(({ findings }) => findings === 0) ? 0 : 4
  } finally {
    await close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!isSeedError(error)) throw error
  console.error(formatError(error))
  process.exitCode = error.exitCode
}
