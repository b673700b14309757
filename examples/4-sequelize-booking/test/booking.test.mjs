import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { startPostgres } from '../../../tools/databases/index.mjs'
import { fingerprintIn, openPostgres, openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { checkGuests, checkHotels, checkPayments, checkStays, readBooking } from './booking.mjs'

/** Seed 42, on every database and through every door. A change of it is a change for everybody. */
const FINGERPRINT = '45d1918cb63fc84a225b4700591af5fe759f41fbdb2a7e3829a749298922f928'
const ROWS = [6, 6, 26, 4, 55, 150, 472, 944]

const example = useExample(import.meta.dirname, { orm: 'sequelize' })

/** What the application does after a run: the next row of its own. */
const NEXT_GUEST = `
  import { sequelize } from './dist/database.js'
  import { Guest } from './dist/models/index.js'
  const guest = await Guest.create({ firstName: 'Ada', lastName: 'Own', email: 'ada@booking.example' })
  console.log(guest.id)
  await sequelize.close()`

/** @param {string} name @param {() => Promise<{ url: string, open: () => any, stop: () => Promise<void> }>} start */
function describeBooking(name, start) {
  describe(name, () => {
    /** @type {import('./booking.mjs').Booking} */
    let booking
    let [printed, verified, next] = ['', '', '']
    before(async () => {
      const { url, open, stop } = await start()
      try {
        const env = { DATABASE_URL: url }
        const run = async (/** @type {() => Promise<import('../../../tools/examples/run.mjs').Ended>} */ work) => {
          const { code, stdout, stderr } = await work()
          assert.equal(code, 0, stderr)
          return stdout
        }
        await run(() => example.node(['dist/create-tables.js'], env))
        printed = await run(() => example.seed(['run'], env))
        verified = await run(() => example.seed(['verify'], env))
        const door = await open()
        booking = await readBooking(door)
        await door.close()
        next = await run(() => example.node(['--input-type=module', '--eval', NEXT_GUEST], env))
      } finally {
        await stop()
      }
    })
    it('has the rows of seed 42', () => {
      assert.deepEqual(
        Object.values(booking).map((rows) => rows.length),
        ROWS,
      )
      assert.equal(fingerprintIn(printed), FINGERPRINT)
    })
    it('is found right by verify', () => {
      assert.match(verified, /everything holds$/m)
      assert.equal(fingerprintIn(verified), FINGERPRINT)
    })
    it('keeps the rules of hotels, rooms and amenities', () => checkHotels(booking))
    it('keeps the rules of guests', () => checkGuests(booking))
    it('books no room twice, and agrees with dates', () => checkStays(booking))
    it('is paid as it is booked', () => checkPayments(booking))
    it('takes the next row of the application', () => assert.equal(next.trim(), '151'))
  })
}

describeBooking('the booking system on SQLite', async () => {
  const url = join(example.folder, '.seed/rows.sqlite')
  return { url, open: () => openSqlite(url), stop: async () => {} }
})

describeBooking('the booking system on PostgreSQL', async () => {
  const server = await startPostgres()
  const url = await server.createDatabase('booking')
  return { url, open: () => openPostgres(url), stop: () => server.stop() }
})

describe('rows that Sequelize wrote itself', () => {
  it('are the same', async () => {
    const env = { DATABASE_URL: '.seed/orm.sqlite' }
    assert.equal((await example.node(['dist/create-tables.js'], env)).code, 0)
    const { code, stdout, stderr } = await example.seed(['run', '--through', 'orm'], env)
    assert.equal(code, 0, stderr)
    assert.equal(fingerprintIn(stdout), FINGERPRINT)
  })

  it('are found wrong by verify where a room is booked twice', async () => {
    const env = { DATABASE_URL: '.seed/orm.sqlite' }
    const door = openSqlite(join(example.folder, '.seed/orm.sqlite'))
    const [first, second] = await door.query(
      "SELECT * FROM stays WHERE room_id = 1 AND status <> 'CANCELLED' ORDER BY id",
    )
    await door.change(`UPDATE stays SET from_date = '${first.from_date}' WHERE id = ${second.id}`)
    await door.close()
    const { code, stdout } = await example.seed(['verify'], env)
    assert.equal(code, 4)
    assert.match(stdout, /rule +Room +never booked twice +1/)
  })
})
