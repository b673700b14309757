// A table of users, copied from one database into another of the same server with five columns replaced.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { startPostgres } from '../databases/index.mjs'
import { copyByOffset } from './offset-method.mjs'
import { fillUsers, runSql, USERS } from './people.mjs'
import { plainPipe } from './pipes.mjs'
import { median, printTable, race } from './race.mjs'

const OURS = '@seed, default transforms'
const EXACT = '@seed, every value by HMAC-SHA-256'
const OFFSET = 'LIMIT OFFSET, an INSERT a row (extrapolated)'

/** @typedef {{ ms: number, startMs: number, cpuMs: number, memoryKb: number, rows: number, leaks?: { verdict: string, values: number, cpuMs: number } }} Once */

/**
 * Races a plain pipe, `@seed` and the LIMIT-OFFSET method, and prints the goals beside what was measured. A goal is a wish, not
 * a test.
 *
 * @param {{ folder: string, rows: number, rounds: number, url: string | undefined }} options
 */
export async function benchAnonymize({ folder, rows, rounds, url }) {
  const server =
    url === undefined
      ? await startPostgres({ settings: { shared_buffers: '256MB', max_wal_size: '4GB' } })
      : runningServer(url)
  try {
    const arena = await openArena(server, folder, rows)
    for (const note of arena.notes) console.log(note)
    const results = await race(arena.contestants, rounds)
    printTable(`Anonymizing on PostgreSQL, ${rows.toLocaleString('en-US')} users, median of ${rounds}`, results, rows)
    if (arena.ours) await printFigures(arena, results, rows)
  } finally {
    await server.stop()
  }
}

/** What the race needs of a server. @typedef {Pick<import('../databases/index.d.mts').PostgresServer, 'createDatabase' | 'url' | 'stop'>} Server */

/**
 * A server that somebody else runs; the databases that are made there are dropped in the end.
 *
 * @param {string} url
 * @returns {Server}
 */
function runningServer(url) {
  const urlOf = (/** @type {string} */ name) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const admin = urlOf('postgres')
  /** @type {string[]} */
  const made = ['seed_bench_copy']
  return {
    createDatabase: async (/** @type {string} */ name = 'seed_bench') => {
      await runSql(admin, [`CREATE DATABASE ${name}`])
      made.push(name)
      return urlOf(name)
    },
    url: (/** @type {string} */ name = 'postgres') => urlOf(name),
    stop: () =>
      runSql(
        admin,
        made.map((name) => `DROP DATABASE IF EXISTS ${name}`),
      ),
  }
}

/**
 * @param {Server} server
 * @param {string} folder
 * @param {number} rows
 */
async function openArena(server, folder, rows) {
  const [from, empty] = [
    await server.createDatabase('seed_bench_source'),
    await server.createDatabase('seed_bench_tables'),
  ]
  await runSql(from, [USERS, ...fillUsers(rows)])
  await runSql(empty, [USERS])
  const to = server.url('seed_bench_copy')
  /** An empty database with the table and its indexes. */
  const prepare = () =>
    runSql(server.url(), [
      'DROP DATABASE IF EXISTS seed_bench_copy',
      'CREATE DATABASE seed_bench_copy TEMPLATE seed_bench_tables',
      'CHECKPOINT',
    ])
  const once = maskOnce(folder, from, to)
  const floor = plainPipe(from, to, await majorVersion(server.url()))
  await prepare()
  const refused = await once('default').then(
    () => undefined,
    (/** @type {Error} */ error) => error.message,
  )
  const contestants = [
    { name: floor.name, prepare, write: floor.write },
    ...(refused === undefined
      ? [
          { name: OURS, prepare, write: () => once('default') },
          { name: EXACT, prepare, write: () => once('hmac') },
        ]
      : []),
    { name: OFFSET, prepare, write: () => copyByOffset(from, to, rows) },
  ]
  const notes = [...floor.notes, ...(refused === undefined ? [] : [`@seed does not take part: ${refused}`])]
  return { contestants, notes, ours: refused === undefined, once, prepare, from }
}

/** @param {string} url @returns {Promise<number>} */
async function majorVersion(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SHOW server_version_num')
  await client.end()
  return Math.floor(Number(rows[0].server_version_num) / 10_000)
}

/** @param {string} folder @param {string} from @param {string} to */
function maskOnce(folder, from, to) {
  const env = { ...process.env, SEED_KEY: randomBytes(32).toString('base64url'), SEED_BENCH_FOLDER: folder }
  const script = new URL('mask-once.mjs', import.meta.url).pathname
  return async (/** @type {'default' | 'hmac'} */ way, /** @type {readonly string[]} */ ...more) => {
    const child = spawn(process.execPath, [...process.execArgv, script, from, to, way, ...more], { env })
    const texts = ['', '']
    child.stdout.on('data', (part) => (texts[0] += part))
    child.stderr.on('data', (part) => (texts[1] += part))
    const code = await new Promise((done) => child.on('close', done))
    if (code !== 0) throw new Error(/^\w*Error\b.*$/m.exec(texts[1])?.[0] ?? texts[1])
    return /** @type {Once} */ (JSON.parse(texts[0].trimEnd().split('\n').at(-1) ?? ''))
  }
}

/**
 * @param {Awaited<ReturnType<typeof openArena>>} arena
 * @param {readonly import('./race.mjs').Result[]} results
 * @param {number} rows
 */
async function printFigures({ once, prepare, from }, results, rows) {
  const timesOf = (/** @type {string} */ name) => results.find((one) => one.name === name)?.times ?? []
  const floor = results[0].times
  const ratio = (/** @type {readonly number[]} */ a, /** @type {readonly number[]} */ b) =>
    median(a.map((ms, round) => ms / b[round]))
  const line = (/** @type {string} */ what, /** @type {string} */ is, /** @type {string} */ goal) =>
    console.log(`  ${what.padEnd(52)}  ${is.padStart(16)}  goal ${goal}`)
  line(`speed of default transforms to that of the floor`, `${ratio(floor, timesOf(OURS)).toFixed(2)} x`, '0.75 x')
  line(`speed of HMAC everywhere to that of the floor`, `${ratio(floor, timesOf(EXACT)).toFixed(2)} x`, '0.5 x')
  line(`speed to that of LIMIT OFFSET`, `${ratio(timesOf(OFFSET), timesOf(OURS)).toFixed(1)} x`, '15 x')
  await prepare()
  const scanned = await once('default', '--leaks')
  if (scanned.leaks !== undefined && scanned.leaks !== null) {
    const { verdict, values, cpuMs } = scanned.leaks
    const rate = `${(values / 1000 / cpuMs).toFixed(2)} M/s`
    line(`leak scan (${verdict}): values per second of CPU`, rate, '0.5 M/s')
  }
  await prepare()
  const whole = await once('default')
  line('of each run, starting the process', `${Math.round(whole.startMs)} ms`, 'none')
  // The first tenth of the rows is a table of its own: what it takes less is what grows with the rows.
  await runSql(from, [`DELETE FROM users WHERE id > ${rows / 10}`, 'VACUUM FULL ANALYZE users'])
  await prepare()
  const tenth = await once('default')
  const megabytes = (/** @type {Once} */ { memoryKb }) => `${Math.round(memoryKb / 1024)} MB`
  line(`peak memory at a tenth of the rows, and at all`, `${megabytes(tenth)}, ${megabytes(whole)}`, 'flat')
}
