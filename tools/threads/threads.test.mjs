// Copies between databases with threads: the compiled packages on a real server, for sources have no threads.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { custom, email } from '@seed/core/anonymize'
import { startPostgres } from '../databases/index.mjs'
import { ask, copy, fill, makeTables, PEOPLE, PERSON } from './town.mjs'

/** @type {import('../databases/index.d.mts').PostgresServer} */
let server
/** @type {string} */
let from
const folder = mkdtempSync(join(tmpdir(), 'seed-threads-'))

before(async () => {
  process.env['SEED_KEY'] = randomBytes(32).toString('base64url')
  server = await startPostgres()
  from = await server.createDatabase()
  await fill(from)
})
after(async () => {
  delete process.env['SEED_KEY']
  rmSync(folder, { recursive: true })
  await server.stop()
})

async function openTarget() {
  const to = await server.createDatabase()
  await makeTables(to)
  return to
}

/** @param {import('@seed/core/anonymize').AnonymizeOptions} options @param {Record<string, any>} [rules] */
async function copied(options, rules = PERSON) {
  const to = await openTarget()
  return { to, ...(await copy({ from, to, folder, rules }, options)) }
}

/** What is in both tables. @param {string} url */
async function contentOf(url) {
  const sum = (/** @type {string} */ table) =>
    ask(url, `SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY t::text)) FROM ${table} t`)
  return [...(await sum('people')), ...(await sum('parcels'))]
}

describe('threads', () => {
  it('give what this thread alone gives, whatever their number and the size of pages', async () => {
    const alone = await copied({ threads: 0 })
    assert.deepEqual(alone.threads, { started: 0, ended: 0 })
    const expected = await contentOf(alone.to)
    assert.notDeepEqual(expected, await contentOf(from))
    for (const options of [{ threads: 1 }, { threads: 3, pageRows: 700 }, { threads: 2 }]) {
      const { to, report, threads } = await copied(options)
      assert.deepEqual(threads, { started: options.threads, ended: options.threads })
      assert.deepEqual(await contentOf(to), expected)
      assert.equal(report.rows, 2 * PEOPLE)
      assert.deepEqual(report.entities.map(withoutTime), alone.report.entities.map(withoutTime))
    }
  })

  it('are left out where a function of the caller replaces values', async () => {
    const rules = { ...PERSON, note: custom(() => 'a note') }
    const { to, threads } = await copied({ threads: 2 }, rules)
    // Those of the parcels.
    assert.deepEqual(threads, { started: 2, ended: 2 })
    assert.deepEqual(await ask(to, 'SELECT DISTINCT note FROM people ORDER BY 1'), [
      { note: '' },
      { note: ' ' },
      { note: 'a note' },
      { note: null },
    ])
  })

  it('say what is wrong as this thread would, and nothing is kept', async () => {
    const rules = { ...PERSON, note: email({ malformed: 'error' }) }
    const to = await openTarget()
    const failed = (/** @type {number} */ threads) =>
      copy({ from, to, folder, rules }, { threads }).then(
        () => assert.fail('it was copied'),
        (error) => error,
      )
    const [there, here] = [await failed(2), await failed(0)]
    assert.equal(there.code, 'MASK.MALFORMED')
    for (const part of ['name', 'message', 'why', 'fix', 'where', 'exitCode']) assert.equal(there[part], here[part])
    assert.deepEqual(there.threads, { started: 2, ended: 2 })
    assert.deepEqual(await ask(to, 'SELECT count(*)::int AS rows FROM people'), [{ rows: 0 }])
  })

  it('end when the copy is stopped, and nothing is kept', async () => {
    const to = await openTarget()
    const stop = new AbortController()
    const onProgress = (/** @type {{ done: number }} */ { done }) => void (done > 5_000 && stop.abort())
    await assert.rejects(
      copy({ from, to, folder }, { threads: 2, pageRows: 500, signal: stop.signal, onProgress }),
      (/** @type {any} */ error) => {
        assert.equal(error.code, 'RUN.INTERRUPTED')
        assert.deepEqual(error.threads, { started: 2, ended: 2 })
        return true
      },
    )
    assert.deepEqual(await ask(to, 'SELECT count(*)::int AS rows FROM people'), [{ rows: 0 }])
  })

  it('are refused by number before anything is read', async () => {
    const to = await openTarget()
    for (const threads of [-1, 1.5, 65])
      await assert.rejects(copy({ from, to, folder }, { threads }), /ANONYMIZE\.\w+: .*threads/)
  })
})

/** @param {import('@seed/core/anonymize').MaskedEntityReport} entity */
function withoutTime(entity) {
  return { ...entity, elapsedMs: 0 }
}
