import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { startPostgres } from '../databases/index.mjs'
import { openShop, ormContestants, seedContestants, TABLES } from './shop.mjs'

/**
 * The shop on a private PostgreSQL; the first contestant is `psql \copy` of the same rows, where psql is installed.
 *
 * @param {{ folder: string, users: number, byRow: boolean }} options
 */
export async function openPostgres({ folder, users, byRow }) {
  const server = await startPostgres({ settings: { shared_buffers: '256MB', max_wal_size: '4GB' } })
  const url = await server.createDatabase('shop')
  const shop = await openShop(url, users)
  const { rows } = await shop.seeds.run()
  const hasPsql = spawnSync('psql', ['--version']).status === 0
  const file = (/** @type {string} */ table) => join(folder, `${table}.copy`)
  const psql = (/** @type {string} */ script) => {
    const ended = spawnSync('psql', ['-qXd', url, '-v', 'ON_ERROR_STOP=1'], { input: script, encoding: 'utf8' })
    if (ended.status !== 0) throw new Error(`psql failed: ${ended.stderr}`)
  }
  if (hasPsql) psql(TABLES.map((table) => `\\copy ${table} to '${file(table)}'\n`).join(''))
  const load = `BEGIN;\n${TABLES.map((table) => `\\copy ${table} from '${file(table)}'\n`).join('')}COMMIT;\n`
  const floor = { name: 'psql \\copy', prepare: shop.empty, write: async () => psql(load) }
  const others = byRow ? await ormContestants(shop) : []
  return {
    name: 'PostgreSQL',
    rows,
    notes: hasPsql ? [] : ['psql is not installed: ratios are to the first line instead.'],
    contestants: [...(hasPsql ? [floor] : []), ...seedContestants(shop), ...others],
    close: async () => {
      await shop.source.destroy()
      await server.stop()
    },
  }
}
