import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { SeedError } from '@seed/core'

/**
 * @typedef {object} DemoOptions
 * @property {boolean} pg - Into a private PostgreSQL, else into an SQLite file.
 * @property {string} file - The SQLite file; removed first.
 * @property {boolean} verbose
 * @property {boolean} help
 * @property {import('@seed/core').DataSetOptions} dataSet
 */

export const HELP = `Usage: npm run demo -- [options]

Options:
  --pg                into a private PostgreSQL, thrown away afterwards (default: an SQLite file)
  --file <path>       the SQLite file, removed first (default: .seed/demo.sqlite beside this example)
  --count <Entity=n>  rows of User, Product or Order; repeatable (default: 100, 50 and 200)
  --seed <seed>       another seed, another shop (default: 42)
  --now <date>        reference date (default: 2026-01-01)
  --locale <locale>   locale of names and addresses (default: en)
  --verbose           also print the peak memory of this process`

/** @type {import('node:util').ParseArgsOptionsConfig} */
const OPTIONS = {
  pg: { type: 'boolean', default: false },
  file: { type: 'string', default: fileURLToPath(new URL('../.seed/demo.sqlite', import.meta.url)) },
  count: { type: 'string', multiple: true, default: [] },
  seed: { type: 'string' },
  now: { type: 'string' },
  locale: { type: 'string' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
}

/**
 * @param {readonly string[]} args
 * @returns {DemoOptions}
 * @throws {SeedError} `DEMO.OPTIONS` for arguments that cannot be read; what they may be, the data set itself checks.
 */
export function readOptions(args) {
  const { pg, file, verbose, help, count, seed, now, locale } = parse(args)
  return {
    pg,
    file,
    verbose,
    help,
    dataSet: {
      ...(seed === undefined ? {} : { seed: /^-?\d+$/.test(seed) ? Number(seed) : seed }),
      ...(now === undefined ? {} : { now }),
      ...(locale === undefined ? {} : { locale }),
      ...(count.length === 0 ? {} : { count: Object.fromEntries(count.map(readCount)) }),
    },
  }
}

/** @param {readonly string[]} args @returns {any} */
function parse(args) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    throw optionsError(error instanceof Error ? error.message : String(error))
  }
}

/** @param {string} text @returns {[entity: string, rows: number]} */
function readCount(text) {
  const [, entity, rows] = /^(\w+)=(-?[\d_]+)$/.exec(text) ?? []
  if (entity === undefined || rows === undefined) throw optionsError(`--count ${text} is not of the form Entity=n`)
  return [entity, Number(rows.replaceAll('_', ''))]
}

/** @param {string} problem */
function optionsError(problem) {
  return new SeedError('DEMO.OPTIONS', problem, { fix: 'See npm run demo -- --help.' })
}
