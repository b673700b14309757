// `npm run bench`: the shop seeded through TypeORM into a private PostgreSQL, beside `psql \copy` of the same rows and
// beside TypeORM's own save(). Rounds are interleaved; medians are printed, nothing is asserted.
//   npm run bench -- --users 20000 --rounds 3      (--full: 100,000 users, about 910,000 rows)
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { registerSeeders } from '@seed/typeorm'
import { createDataSource } from '../examples/1-typeorm-shop/dist/data-source.js'
import { shop } from '../examples/1-typeorm-shop/dist/seeds.js'
import { startPostgres } from './databases/index.mjs'

const TABLES = ['categories', 'products', 'users', 'orders', 'order_items']
/** Rows that save() writes one by one; its time is scaled by rows. */
const SAVED = 500

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    full: { type: 'boolean', default: false },
  },
})
const users = values.full ? 100_000 : Number(values.users)
const rounds = Number(values.rounds)
const count = { User: users, Product: Math.ceil(users / 10), Order: users * 2 }
const hasPsql = spawnSync('psql', ['--version']).status === 0
const server = await startPostgres()
const folder = mkdtempSync(join(tmpdir(), 'seed-bench-'))
/** @type {Map<string, { seconds: number, rows: number }[]>} */
const results = new Map()

try {
  console.log(`${users} users, ${count.Product} products, ${count.Order} orders; ${rounds} rounds`)
  if (!hasPsql) console.log('psql is not installed here: nothing to compare with')
  await seedOnce('warm-up', 200)
  for (let round = 0; round < rounds; round += 1) {
    await seedOnce('seed typeorm run', undefined, round === 0)
    if (hasPsql) await copyOnce()
    await saveOnce()
  }
  results.delete('warm-up')
  print()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Times one run of the shop; `keep` writes its rows to files for psql. */
async function seedOnce(name, few, keep = false) {
  const url = await server.createDatabase()
  const source = await createDataSource(url).initialize()
  try {
    await source.synchronize()
    const seeds = registerSeeders(source, shop)
    const began = performance.now()
    const { rows } = await seeds.run({ count: few === undefined ? count : { User: few, Product: few, Order: few } })
    note(name, began, rows)
    if (keep && hasPsql) for (const table of TABLES) psql(url, `\\copy ${table} to '${fileOf(table)}'`)
  } finally {
    await source.destroy()
  }
}

/** The same rows through psql, constraints in place. */
async function copyOnce() {
  const url = await server.createDatabase()
  const source = await createDataSource(url).initialize()
  await source.synchronize()
  await source.destroy()
  const rows = results.get('seed typeorm run')?.at(-1)?.rows ?? 0
  const began = performance.now()
  psql(url, 'begin', ...TABLES.map((table) => `\\copy ${table} from '${fileOf(table)}'`), 'commit')
  note('psql \\copy, the same rows', began, rows)
}

/** TypeORM's save(), row by row, of users read from the first run. */
async function saveOnce() {
  const url = await server.createDatabase()
  const source = await createDataSource(url).initialize()
  try {
    await source.synchronize()
    await registerSeeders(source, shop).run({ only: ['User'], count: { User: SAVED } })
    const { User } = await import('../examples/1-typeorm-shop/dist/entities/index.js')
    const repository = source.getRepository(User)
    const found = await repository.find()
    await repository.createQueryBuilder().delete().execute()
    const began = performance.now()
    for (const user of found) await repository.save(user)
    note('repository.save() one by one', began, found.length)
  } finally {
    await source.destroy()
  }
}

function psql(url, ...commands) {
  const given = commands.flatMap((command) => ['-c', command])
  execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url, ...given], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function fileOf(table) {
  return join(folder, `${table}.copy`)
}

function note(name, began, rows) {
  results.set(name, [...(results.get(name) ?? []), { seconds: (performance.now() - began) / 1000, rows }])
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}

function print() {
  const rates = [...results].map(([name, times]) => ({
    name,
    seconds: median(times.map((one) => one.seconds)),
    rows: times[0]?.rows ?? 0,
  }))
  const base = rates[0]
  for (const { name, seconds, rows } of rates) {
    const rate = Math.round(rows / seconds)
    const ratio = base === undefined ? 1 : rate / (base.rows / base.seconds)
    const cells = [name.padEnd(30), `${rows} rows`.padStart(14), `${seconds.toFixed(2)} s`.padStart(10)]
    console.log(`${cells.join('')}${`${rate} rows/s`.padStart(16)}${`x ${ratio.toFixed(3)}`.padStart(10)}`)
  }
  if (hasPsql) {
    const bytes = TABLES.reduce((sum, table) => sum + statSync(fileOf(table)).size, 0)
    console.log(`${(bytes / 1e6).toFixed(1)} MB of COPY text; our time holds generating, and reading all rows back`)
  }
}
