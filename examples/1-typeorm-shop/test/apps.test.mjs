import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSqlite, useExample } from '../../../tools/examples/index.mjs'

const example = useExample(import.meta.dirname, { orm: 'typeorm' })

/** @param {string} script @param {string} file */
async function start(script, file) {
  const env = { DATABASE_URL: file }
  assert.equal((await example.node(['dist/create-tables.js'], env)).code, 0)
  return example.node([script], env)
}

describe('registerSeeders', () => {
  it('fills the shop from a plain application, once', async () => {
    const file = `${example.folder}/.seed/plain.sqlite`
    const { code, stdout, stderr } = await start('dist/main.js', file)
    assert.deepEqual([code, stderr], [0, ''])
    assert.match(stdout, /^972 rows, fingerprint [0-9a-f]{64}$/m)
    const again = await start('dist/main.js', file)
    assert.equal(again.code, 2)
    assert.match(again.stderr, /^SeedError: RUN\.ALREADY: /)
    assert.doesNotMatch(again.stderr, /^ +at /m)
  })

  it('fills the shop from a NestJS application, with a seeder that its container made', async () => {
    const file = `${example.folder}/.seed/nest.sqlite`
    const { code, stdout, stderr } = await start('dist/nest-main.js', file)
    assert.deepEqual([code, stderr], [0, ''])
    assert.match(stdout, /^975 rows, /)
    const door = openSqlite(file)
    const admins = await door.query("SELECT count(*) AS n FROM users WHERE role = 'ADMIN'")
    await door.close()
    assert.deepEqual(admins, [{ n: 33 + 3 }])
    assert.equal((await example.seed(['verify'], { DATABASE_URL: file })).code, 0)
  })
})
