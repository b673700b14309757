import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fingerprintIn, openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { readBooking } from './booking.mjs'

const example = useExample(import.meta.dirname, { orm: 'sequelize' })

/** Tables without rows. @param {string} file */
async function createTables(file) {
  const env = { DATABASE_URL: join(example.folder, file) }
  const { code, stderr } = await example.node(['dist/create-tables.js'], env)
  assert.equal(code, 0, stderr)
  return env
}

/** @param {string} file */
async function rows(file) {
  const door = openSqlite(join(example.folder, file))
  const booking = await readBooking(door)
  await door.close()
  return booking
}

describe('the Fastify application', () => {
  it('fills an empty database, once, and tells which rooms are free', async () => {
    const file = '.seed/server.sqlite'
    const env = await createTables(file)
    for (const _ of ['filled', 'as it is']) {
      const server = await example.serve(['dist/main.js'], env)
      try {
        await checkAnswers(server.url, await rows(file))
        await checkShown(server.url)
      } finally {
        const { code, stderr } = await server.stop()
        assert.deepEqual([code, stderr], [0, ''])
      }
    }
  })

  it('fills nothing in production', async () => {
    const env = await createTables('.seed/production.sqlite')
    const server = await example.serve(['dist/main.js'], { ...env, NODE_ENV: 'production' })
    const answer = await fetch(`${server.url}/hotels`)
    assert.deepEqual(await answer.json(), [])
    assert.equal((await server.stop()).code, 0)
  })

  it('says why it cannot start', async () => {
    const { code, stderr } = await example.node(['dist/main.js'], { DATABASE_URL: '.seed/no-tables.sqlite', PORT: '0' })
    assert.equal(code, 1)
    assert.match(stderr, /no such table: hotels/)
  })
})

/** @param {string} url @param {import('./booking.mjs').Booking} booking */
async function checkAnswers(url, { hotels, room_types: types, rooms, stays }) {
  const [from, to] = ['2026-01-05', '2026-01-08']
  const listed = /** @type {any[]} */ (await (await fetch(`${url}/hotels`)).json())
  assert.deepEqual(
    listed.map(({ slug }) => slug),
    hotels.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)).map(({ slug }) => slug),
  )
  const typeOf = new Map(types.map((type) => [type.id, type]))
  const taken = new Set(
    stays
      .filter((stay) => stay.status !== 'CANCELLED' && stay.from_date < to && stay.to_date > from)
      .map((stay) => stay.room_id),
  )
  assert.ok(taken.size > 0 && taken.size < rooms.length)
  for (const { id, slug } of hotels) {
    const response = await fetch(`${url}/hotels/${slug}/availability?from=${from}&to=${to}`)
    const answer = /** @type {{ rooms: { number: number }[] }} */ (await response.json())
    assert.deepEqual(
      answer.rooms.toSorted((a, b) => a.number - b.number),
      rooms
        .filter((room) => room.hotel_id === id && !taken.has(room.id))
        .map((room) => ({
          number: room.number,
          type: typeOf.get(room.type_id).code,
          sleeps: typeOf.get(room.type_id).capacity,
          pricePerNight: room.price_per_night.toFixed(2),
        })),
    )
  }
  const wrong = [
    'nowhere/availability?from=2026-01-05&to=2026-01-08',
    `${hotels[0].slug}/availability?from=${to}&to=${from}`,
  ]
  const answers = await Promise.all(wrong.map(async (path) => (await fetch(`${url}/hotels/${path}`)).status))
  assert.deepEqual(answers, [404, 400])
}

/** The README shows an answer. @param {string} url */
async function checkShown(url) {
  const readme = readFileSync(join(example.folder, 'README.md'), 'utf8')
  const [, path = ''] = /^curl 'localhost:3000(.*)'$/m.exec(readme) ?? []
  const [, shown = ''] = /^```json\n([^]*?)^```$/m.exec(readme) ?? []
  assert.deepEqual(await (await fetch(`${url}${path}`)).json(), JSON.parse(shown))
}

describe('sequelize-cli', () => {
  it('seeds with db:seed:all and takes the rows back with db:seed:undo:all', async () => {
    const file = '.seed/cli.sqlite'
    const env = await createTables(file)
    const cli = (/** @type {string} */ verb) => example.shell(`npx sequelize-cli ${verb}`, env)
    const seeded = await cli('db:seed:all')
    assert.equal(seeded.code, 0, seeded.stderr)
    assert.match(seeded.stdout, /== 20260101000000-booking: migrated/)
    const verified = await example.seed(['verify'], env)
    assert.equal(verified.code, 0, verified.stderr)
    const direct = await createTables('.seed/direct.sqlite')
    assert.equal(fingerprintIn(verified.stdout), fingerprintIn((await example.seed(['run'], direct)).stdout))
    assert.deepEqual(await rows(file), await rows('.seed/direct.sqlite'))

    const again = await cli('db:seed:all')
    assert.notEqual(again.code, 0)
    assert.match(again.stdout + again.stderr, /RUN\.ALREADY/)

    const undone = await cli('db:seed:undo:all')
    assert.equal(undone.code, 0, undone.stderr)
    assert.ok(Object.values(await rows(file)).every((list) => list.length === 0))
  })
})
