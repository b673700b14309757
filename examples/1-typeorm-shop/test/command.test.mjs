import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { fingerprintIn, openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { allRows } from './rows.mjs'

const example = useExample(import.meta.dirname, { orm: 'typeorm' })
/** @type {string} */
let file
let databases = 0

beforeEach(async () => {
  file = `.seed/command-${(databases += 1)}.sqlite`
  const { code, stderr } = await example.node(['dist/create-tables.js'], { DATABASE_URL: file })
  assert.equal(code, 0, stderr)
})

/** @param {readonly string[]} args */
const seed = (...args) => example.seed(args, { DATABASE_URL: file })

/** @template T @param {(door: import('../../../tools/examples/rows.mjs').Door) => Promise<T>} work @returns {Promise<T>} */
async function inDatabase(work) {
  const door = openSqlite(join(example.folder, file))
  try {
    return await work(door)
  } finally {
    await door.close()
  }
}

/** @param {{ code: number | null, stdout: string, stderr: string }} ended @param {number} code @param {RegExp} words */
function assertError(ended, code, words) {
  assert.deepEqual([ended.code, ended.stdout], [code, ''])
  assert.match(ended.stderr, words)
  assert.equal(ended.stderr.match(/SeedError/g)?.length, 1, ended.stderr)
  assert.doesNotMatch(ended.stderr, /^ +at /m)
}

/** Tables that hold something. */
const filled = async () => Object.entries(await inDatabase(allRows)).filter(([, rows]) => rows.length > 0)

describe('seed typeorm in the shop', () => {
  it('plans and writes nothing', async () => {
    const { code, stdout } = await seed('plan', '--count', 'User=1_000')
    assert.equal(code, 0)
    assert.match(stdout, /^User +users +1,000 +UserSeeder$/m)
    assert.match(stdout, /^OrderItem +order_items +\d+ +Order\.items$/m)
    assert.doesNotMatch(stdout, /No rule for/)
    assert.deepEqual(await filled(), [])
  })

  it('runs, verifies, and gives the rows back', async () => {
    const run = await seed('run')
    assert.equal(run.code, 0, run.stderr)
    const verify = await seed('verify')
    assert.equal(verify.code, 0, verify.stderr)
    assert.match(verify.stdout, /everything holds$/m)
    assert.equal(fingerprintIn(verify.stdout), fingerprintIn(run.stdout))
    assert.equal((await seed('clean')).code, 0)
    assert.deepEqual(await filled(), [])
  })

  it("writes the same rows through TypeORM's own save", async () => {
    const native = await seed('run')
    assert.equal((await seed('clean')).code, 0)
    const { code, stdout, stderr } = await seed('run', '--through', 'orm')
    assert.equal(code, 0, stderr)
    assert.equal(fingerprintIn(stdout), fingerprintIn(native.stdout))
  })

  it('runs a second time only when told how', async () => {
    await seed('run')
    assertError(await seed('run'), 2, /^SeedError: RUN\.ALREADY: [^]*--reset[^]*--append[^]*--seed/)
    const first = await inDatabase(allRows)
    assert.equal((await seed('run', '--append', '--count', 'User=10')).code, 0)
    const both = await inDatabase(allRows)
    assert.equal(both.users.length, 110)
    const ids = new Set(first.users.map((/** @type {any} */ user) => user.id))
    assert.deepEqual(
      both.users.filter((/** @type {any} */ user) => ids.has(user.id)),
      first.users,
    )
    assert.equal((await seed('verify')).code, 0)
    assert.equal((await seed('run', '--reset', '--count', 'User=20')).code, 0)
    assert.equal((await inDatabase(allRows)).users.length, 20)
    // Another seed makes other users, products and orders, but the five categories are those that are there already.
    assertError(await seed('run', '--seed', '7'), 2, /^SeedError: RUN\.VALUES_TAKEN: .*Category/)
    assert.equal((await seed('run', '--seed', '7', '--only', 'User')).code, 0)
    assert.equal((await inDatabase(allRows)).users.length, 120)
    // The ways on that the errors name.
    assert.equal((await seed('run', '--seed', '7', '--reset')).code, 0)
    assert.equal((await seed('run', '--seed', '7', '--reset', '--count', 'User=5')).code, 0)
    assert.equal((await seed('verify')).code, 0)
  })

  it('leaves rows that were there before as they were', async () => {
    await seed('run', '--seed', '1')
    const theirs = `PRAGMA foreign_keys = OFF; DROP TABLE seed_ledger;
      UPDATE categories SET id = 'their-' || id, slug = 'their-' || slug;
      UPDATE products SET "categoryId" = 'their-' || "categoryId"`
    await inDatabase(({ change }) => change(theirs))
    const before = await inDatabase(allRows)
    assert.equal((await seed('run')).code, 0)
    const both = await inDatabase(allRows)
    assert.equal(both.users.length, before.users.length + 100)
    assert.equal((await seed('clean')).code, 0)
    assert.deepEqual(await inDatabase(allRows), before)
  })

  it('refuses to remove rows that the application changed, and lists them', async () => {
    await seed('run')
    const changed = "id = (SELECT min(id) FROM users WHERE role = 'ADMIN')"
    await inDatabase(({ change }) => change(`UPDATE users SET email = 'mine@shop.example' WHERE ${changed}`))
    const refused = await seed('clean')
    assertError(refused, 2, /^SeedError: CLEAN\.CHANGED: [^]*User usr_/)
    assert.doesNotMatch(refused.stderr, /mine@shop/)
    assert.equal((await inDatabase(allRows)).users.length, 100)
    assert.equal((await seed('clean', '--cascade')).code, 0)
    assert.deepEqual(await filled(), [])
  })

  it('finds what does not hold', async () => {
    await seed('run')
    await inDatabase(({ change }) =>
      change('UPDATE orders SET tax = tax + 1 WHERE id = (SELECT min(id) FROM orders WHERE tax > 1)'),
    )
    const { code, stdout } = await seed('verify')
    assert.equal(code, 4)
    for (const name of ['tax is 8 %', 'total is the sum of its parts'])
      assert.match(stdout, new RegExp(`rule +Order +${name}`))
    assert.match(stdout, /changed +Order/)
    const json = JSON.parse((await seed('verify', '--json')).stdout)
    assert.equal(json.findings.filter((/** @type {any} */ finding) => finding.kind === 'rule').length, 2)
  })

  it('explains a cell as it was written', async () => {
    await seed('run')
    const { code, stdout } = await seed('explain', 'Order[3].total', '--quiet')
    assert.equal(code, 0)
    const orders = (await inDatabase(allRows)).orders.map((/** @type {any} */ order) => order.total.toFixed(2))
    assert.ok(orders.includes(JSON.parse(stdout)))
    assertError(await seed('explain', 'User[3].emial'), 2, /did you mean "email"\?/)
  })

  it('may clean only what the configuration allows', async () => {
    file = 'elsewhere.sqlite'
    await example.node(['dist/create-tables.js'], { DATABASE_URL: file })
    assert.equal((await seed('run')).code, 0)
    for (const verb of [['clean'], ['run', '--reset']])
      assertError(await seed(...verb), 3, /^SeedError: GUARD\.REFUSED/)
    assert.equal((await inDatabase(allRows)).users.length, 100)
  })

  /** @type {readonly (readonly [what: string, args: readonly string[], words: RegExp])[]} */
  const wrong = [
    ['an entity with a typing error', ['--count', 'Usr=5'], /CONFIG\.UNKNOWN_ENTITY[^]*Did you mean "User"\?/],
    ['a negative count', ['--count', 'User=-5'], /CLI\.BAD_VALUE: .*--count/],
    ['an option with a typing error', ['--sed', '5'], /CLI\.UNKNOWN_OPTION[^]*--seed/],
    ['a locale that is not there', ['--locale', 'xx'], /CONFIG\.UNKNOWN_LOCALE/],
    ['a config file that is not there', ['--config', 'nowhere.ts'], /CONFIG\.NOT_FOUND: .*nowhere\.ts/],
    ['a data source that is not there', ['--config', 'no-source.config.ts'], /no-such-file/],
    [
      'an unknown key in the config',
      ['--config', 'unknown-key.config.ts'],
      /CONFIG\.UNKNOWN_KEY: .*"seeder"[^]*Did you mean "seeders"/,
    ],
    ['a config that throws', ['--config', 'throws.config.ts'], /CONFIG\.\w+[^]*out of order/],
  ]
  it('stops at each mistake with one error, and writes nothing', async () => {
    const configs = {
      'no-source.config.ts': "export default { dataSource: './no-such-file.ts' }",
      'unknown-key.config.ts': 'export default { seeder: [] }',
      'throws.config.ts': "throw new Error('out of order')\nexport default {}",
    }
    for (const [name, text] of Object.entries(configs)) writeFileSync(join(example.folder, name), `${text}\n`)
    for (const [, args, words] of wrong) assertError(await seed('run', ...args), 2, words)
    assert.deepEqual(await filled(), [])
  })

  it('says which tables are missing', async () => {
    await inDatabase(({ change }) => change('DROP TABLE order_items'))
    assertError(await seed('run'), 2, /SCHEMA\.MISSING_TABLE: .*order_items/)
    const left = await inDatabase(({ query }) => query('SELECT count(*) AS n FROM users'))
    assert.deepEqual(left, [{ n: 0 }])
  })

  it('says that the database cannot be reached, without the password', async () => {
    file = 'postgresql://me:secret@127.0.0.1:1/shop'
    const ended = await seed('run')
    assertError(ended, 2, /STORE\.UNREACHABLE: .*127\.0\.0\.1:1\/shop/)
    assert.doesNotMatch(ended.stderr, /secret/)
  })
})
