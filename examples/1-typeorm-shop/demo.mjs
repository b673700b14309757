// `npm run demo`: fills a fresh shop, verifies it and shows what came out. `--help` lists the options.
//
// The script starts it with --max-semi-space-size=16: Node's young heap grows to 128 MB in a long run, however little of it
// is alive. It runs without as well, in 60 MB more.
import { formatError, isSeedError } from '@seed/core'
import { registerSeeders } from '@seed/typeorm'
import { openDatabase } from './demo/database.mjs'
import { HELP, readOptions } from './demo/options.mjs'
import { printOrder, printProducts, printRun, printUsers, printVerdict } from './demo/print.mjs'
import { showProgress } from './demo/progress.mjs'
import { sampleRows } from './demo/sample.mjs'
import { createDataSource } from './dist/data-source.js'
import { shop } from './dist/seeds.js'

/** From here on the memory of a run is worth a line. */
const LARGE_RUN = 100_000

/** @returns {Promise<number>} The exit code: 4 when something does not hold. */
async function main() {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    console.log(HELP)
    return 0
  }
  const database = await openDatabase(options)
  try {
    return await fill(database.url, options)
  } finally {
    await database.close()
  }
}

/** @param {string} url @param {import('./demo/options.mjs').DemoOptions} options */
async function fill(url, { dataSet, verbose }) {
  const source = await createDataSource(url).initialize()
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const progress = showProgress(process.stderr)
  try {
    await source.synchronize()
    const seeds = registerSeeders(source, { ...shop, ...dataSet, signal: stop.signal, onProgress: progress.show })
    const run = await seeds.run()
    const verdict = await seeds.verify()
    progress.clear()
    const { order, products, users } = await sampleRows(source)
    const parts = [printRun(run), printVerdict(verdict), printOrder(order), printProducts(products), printUsers(users)]
    console.log(parts.join('\n\n'))
    console.log(`\nseed ${run.seed}  ${run.locale}  now ${run.now}\nfingerprint ${run.fingerprint}`)
    // Kilobytes on every platform.
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1000)
    if (verbose || run.rows >= LARGE_RUN) console.log(`peak memory ${peakMb} MB`)
    return verdict.findings.length === 0 && verdict.fingerprint === run.fingerprint ? 0 : 4
  } finally {
    progress.clear()
    await source.destroy()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!isSeedError(error)) throw error
  console.error(formatError(error))
  process.exitCode = error.exitCode
}
