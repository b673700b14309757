import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fingerprintIn, openSqlite, useExample } from '../../../tools/examples/index.mjs'

/** The shop for seed 42. Another value is another shop for everyone who upgrades: a breaking change. */
const FROZEN = 'f4f86352428fef785122a60099a3b44159f1f076f55a40b01082a01f2df35ade'

const example = useExample(import.meta.dirname, { orm: 'typeorm' })

/** @param {readonly string[]} [args] @param {Readonly<Record<string, string>>} [env] */
const demo = (args = [], env) => example.node(['demo.mjs', ...args], env)

/** @param {readonly string[]} [args] @param {Readonly<Record<string, string>>} [env] */
async function fingerprintOf(args, env) {
  const { code, stdout, stderr } = await demo(args, env)
  assert.equal(code, 0, stderr)
  return fingerprintIn(stdout)
}

/** What the demo prints, without how long things took. @param {string} text */
const timeless = (text) =>
  text
    .replace(/\d+ ms|\d+\.\d s/g, 't')
    .replace(/ +/g, ' ')
    .replace(/^\d+ checks/m, 'n checks')

describe('the demo', () => {
  it('shows the shop for seed 42, an order whose items add up among it', async () => {
    const { code, stdout, stderr } = await demo()
    assert.deepEqual([code, stderr], [0, ''])
    assert.equal(fingerprintIn(stdout), FROZEN)
    assert.match(stdout, /^User +100 /m)
    assert.match(stdout, /^\d+ checks: everything holds$/m)
    const lines = stdout.split('\n')
    const from = lines.findIndex((line) => line.startsWith('Order ORD-'))
    const amounts = lines
      .slice(from + 1, from + 12)
      .flatMap((line) => /(\d+)\.(\d\d)$/.exec(line)?.slice(1).join('') ?? [])
    const [total, shipping, tax, subtotal, ...items] = amounts.map(Number).toReversed()
    assert.ok(items.length >= 2)
    assert.equal(
      items.reduce((sum, item) => sum + item, 0),
      subtotal,
    )
    assert.equal(Number(subtotal) + Number(tax) + Number(shipping), total)
  })

  it('prints the same on PostgreSQL', async () => {
    const [sqlite, postgres] = [await demo(), await demo(['--pg'])]
    assert.deepEqual([postgres.code, postgres.stderr], [0, ''])
    assert.equal(timeless(postgres.stdout), timeless(sqlite.stdout))
  })

  it('begins afresh each time, in the file that it is told', async () => {
    const file = join(example.folder, '.seed/told.sqlite')
    assert.equal(await fingerprintOf(['--file', file]), await fingerprintOf(['--file', file]))
    const door = openSqlite(file)
    assert.deepEqual(await door.query('SELECT count(*) AS n FROM users'), [{ n: 100 }])
    await door.close()
  })

  it('is another shop for another seed, reference date or locale', async () => {
    const others = [
      ['--seed', '43'],
      ['--seed', 'shop'],
      ['--now', '2026-02-01'],
      ['--locale', 'de'],
      ['--count', 'User=101'],
    ]
    const found = [FROZEN]
    for (const args of others) found.push(await fingerprintOf(args))
    assert.equal(new Set(found).size, found.length)
  })

  for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
    it(`is the same shop in ${zone}`, async () => {
      assert.equal(await fingerprintOf([], { TZ: zone }), FROZEN)
      assert.equal(await fingerprintOf(['--pg'], { TZ: zone }), FROZEN)
    })
  }

  for (const clock of ['1999-12-31T23:59:58Z', '2038-01-19T03:14:06Z']) {
    it(`is the same shop at ${clock}`, async () => {
      const env = { NODE_OPTIONS: '--import=./test/other-clock.mjs', SEED_TEST_CLOCK: clock }
      const { stdout } = await example.node(['-p', 'new Date().toISOString().slice(0, 13)'], env)
      assert.ok(clock.startsWith(stdout.trim()) || stdout.startsWith('2000-01-01'), `the clock stands at ${stdout}`)
      assert.equal(await fingerprintOf([], env), FROZEN)
      assert.equal(await fingerprintOf(['--pg'], env), FROZEN)
    })
  }

  it('says what is wrong in one error', async () => {
    for (const [args, words] of /** @type {[string[], RegExp][]} */ ([
      [['--count', 'Usr=5'], /CONFIG\.UNKNOWN_ENTITY.*\n.*Did you mean "User"\?/],
      [['--count', 'User'], /DEMO\.OPTIONS: --count User is not of the form Entity=n/],
      [['--count', 'User=-1'], /User/],
      [['--cuont', 'User=1'], /DEMO\.OPTIONS: Unknown option '--cuont'/],
      [['--locale', 'xx'], /CONFIG\.UNKNOWN_LOCALE/],
    ])) {
      const { code, stdout, stderr } = await demo(args)
      assert.deepEqual([code, stdout], [2, ''], args.join(' '))
      assert.match(stderr, words)
      assert.equal(stderr.match(/SeedError/g)?.length, 1)
      assert.doesNotMatch(stderr, /^ +at /m)
    }
  })

  it('has help', async () => {
    const { code, stdout } = await demo(['--help'])
    assert.equal(code, 0)
    assert.match(stdout, /--pg .*\n.*--file/)
  })
})
