// `npm run bench`: the shop of examples/1-typeorm-shop, written by @seed and by others, side by side on this machine.
//
//   npm run bench -- [--full] [--rounds 3] [--users 20000] [--only shop|anonymize] [--server postgresql://...]
//
// Then a table of users is copied with its values replaced: --users of them, a million with --full; on the server of
// --server, where pg_dump has to be of its version, else on an embedded one. Databases are made there and dropped.
//
// Rounds are interleaved (A B C, then C B A); what is printed are medians of ratios to the first contestant of the same
// round. A time is a fact about this machine at this moment; no test asserts one.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAnonymize } from './bench/anonymize.mjs'
import { printTable, race } from './bench/race.mjs'
import { ROOT } from './lib/report.mjs'

/** Users of a data set that row-by-row contestants can be asked to write as well. */
const SMALL = 500

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    users: { type: 'string', default: '20000' },
    only: { type: 'string' },
    server: { type: 'string' },
  },
})
const users = values.full ? 100_000 : Number(values.users)
const rounds = Number(values.rounds)
if (!Number.isSafeInteger(users) || users < 100 || !Number.isSafeInteger(rounds) || rounds < 1) {
  console.error('--users takes a whole number from 100, --rounds one from 1')
  process.exit(2)
}
const { only } = values
if (only !== undefined && only !== 'shop' && only !== 'anonymize') {
  console.error('--only takes shop or anonymize')
  process.exit(2)
}
if (only !== 'anonymize' && !existsSync(join(ROOT, 'examples/1-typeorm-shop/dist/data-source.js'))) {
  console.error('The example is not built: run `npm run build` first.')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'seed-bench-'))
try {
  if (only !== 'anonymize') await benchShop()
  if (only !== 'shop')
    await benchAnonymize({ folder, rows: values.full ? 1_000_000 : users, rounds, url: values.server })
  console.log(
    `Node ${process.version}, peak memory of all contestants ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function benchShop() {
  // The compiled example, which the other benchmark does without.
  const { openPostgres } = await import('./bench/postgres.mjs')
  const { openSqlite } = await import('./bench/sqlite.mjs')
  for (const open of [openPostgres, openSqlite]) {
    for (const size of [SMALL, users]) {
      const arena = await open({ folder, users: size, byRow: size === SMALL })
      try {
        for (const note of arena.notes) console.log(note)
        const results = await race(arena.contestants, rounds)
        printTable(
          `${arena.name}, ${arena.rows.toLocaleString('en-US')} rows, median of ${rounds}`,
          results,
          arena.rows,
        )
      } finally {
        await arena.close()
      }
    }
  }
}
