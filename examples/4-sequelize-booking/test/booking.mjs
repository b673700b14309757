// What holds in the booking system, looked at through a driver: no line of its own is used.
import assert from 'node:assert/strict'

const NOW = Date.parse('2026-01-01T00:00:00Z')
const TODAY = '2026-01-01'
const DAY = 86_400_000

/** @typedef {Record<'hotels' | 'amenities' | 'hotel_amenities' | 'room_types' | 'rooms' | 'guests' | 'stays' | 'payments', any[]>} Booking */

/**
 * All rows of every table, days and moments as `2026-01-01` and as milliseconds, so that both databases read alike.
 *
 * @param {import('../../../tools/examples/rows.mjs').Door} door
 * @returns {Promise<Booking>}
 */
export async function readBooking({ query }) {
  const all = async (/** @type {string} */ table, order = 'id') =>
    (await query(`SELECT * FROM ${table} ORDER BY ${order}`)).map(plain)
  return {
    hotels: await all('hotels'),
    amenities: await all('amenities', 'code'),
    hotel_amenities: await all('hotel_amenities', 'hotel_id, amenity_code'),
    room_types: await all('room_types'),
    rooms: await all('rooms'),
    guests: await all('guests'),
    stays: await all('stays'),
    payments: await all('payments'),
  }
}

/** @param {Record<string, any>} row */
function plain(row) {
  const entries = Object.entries(row).map(([name, value]) => {
    if (value === null) return [name, value]
    if (name.endsWith('_at'))
      return [name, +new Date(typeof value === 'string' ? value.replace(' +00:00', 'Z') : value)]
    // The driver of PostgreSQL takes a day for a midnight here.
    if (name.endsWith('_date')) return [name, typeof value === 'string' ? value : localDay(value)]
    return [name, value]
  })
  return Object.fromEntries(entries)
}

/** @param {Date} date */
function localDay(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** Whole cents; SQLite's driver gives a number, PostgreSQL's a text. @param {string | number} value */
const cents = (value) => Math.round(Number(value) * 100)

/** @template T @param {readonly T[]} rows @param {(row: T) => unknown} key */
function assertUnique(rows, key) {
  assert.equal(new Set(rows.map(key)).size, rows.length, 'a value repeats')
}

/** @param {readonly any[]} rows @returns {Map<any, any>} */
const byId = (rows) => new Map(rows.map((row) => [row.id, row]))

/** @param {Booking} booking */
export function checkHotels({ hotels, amenities, hotel_amenities: links, room_types: types, rooms }) {
  assertUnique(hotels, ({ slug }) => slug)
  assertUnique(rooms, (room) => `${room.hotel_id} ${room.number}`)
  const [typeOf, hotelOf] = [byId(types), byId(hotels)]
  for (const { slug, name, stars } of hotels) {
    assert.equal(slug, name.toLowerCase().replaceAll(' ', '-'))
    assert.ok(stars >= 2 && stars <= 5)
  }
  for (const room of rooms) {
    const { base_price: base } = typeOf.get(room.type_id)
    const { stars } = hotelOf.get(room.hotel_id)
    assert.equal(cents(room.price_per_night), Math.round((cents(base) * (100 + (stars - 3) * 25)) / 100))
  }
  const codes = new Set(amenities.map(({ code }) => code))
  const linksOf = Map.groupBy(links, (link) => link.hotel_id)
  assert.equal(linksOf.size, hotels.length)
  for (const own of linksOf.values()) {
    assert.ok(own.length >= 2 && own.length <= 5)
    assertUnique(own, (link) => link.amenity_code)
    for (const { amenity_code: code, fee } of own)
      assert.ok(codes.has(code) && (fee === null || (cents(fee) >= 500 && cents(fee) <= 2500)))
  }
  assert.ok(links.some(({ fee }) => fee === null) && links.some(({ fee }) => fee !== null))
}

/** @param {Booking} booking */
export function checkGuests({ guests }) {
  assertUnique(guests, ({ email }) => email)
  for (const guest of guests) {
    assert.ok(guest.created_at <= guest.updated_at && guest.updated_at <= NOW)
    assert.ok(guest.deleted_at === null || guest.deleted_at === guest.updated_at)
  }
  assert.ok(guests.some((guest) => guest.deleted_at !== null))
}

/** @param {Booking} booking */
export function checkStays({ room_types: types, rooms, guests, stays }) {
  assertUnique(stays, ({ reference }) => reference)
  const [typeOf, roomOf, guestOf] = [byId(types), byId(rooms), byId(guests)]
  for (const own of Map.groupBy(stays, (stay) => stay.room_id).values()) {
    const taken = own.toSorted((a, b) => (a.from_date < b.from_date ? -1 : 1))
    for (const [i, stay] of taken.entries())
      if (i > 0) assert.ok(taken[i - 1].to_date <= stay.from_date, `${stay.reference} meets another one`)
  }
  for (const stay of stays) {
    const [room, guest] = [roomOf.get(stay.room_id), guestOf.get(stay.guest_id)]
    const nights = (Date.parse(stay.to_date) - Date.parse(stay.from_date)) / DAY
    assert.ok(nights >= 1 && nights <= 7)
    assert.equal(cents(stay.total), cents(room.price_per_night) * nights)
    assert.ok(stay.adults >= 1 && stay.adults <= typeOf.get(room.type_id).capacity)
    checkStatus(stay)
    assert.ok(stay.booked_at >= guest.created_at && stay.booked_at <= Math.min(NOW, Date.parse(stay.from_date)))
    const gone = guest.deleted_at ?? Infinity
    assert.ok(stay.booked_at <= gone)
    assert.ok(stay.status === 'CANCELLED' || Date.parse(stay.to_date) < gone)
  }
  const statuses = new Set(stays.map(({ status }) => status))
  assert.deepEqual(statuses, new Set(['BOOKED', 'CANCELLED', 'CHECKED_IN', 'CHECKED_OUT']))
}

/** @param {any} stay */
function checkStatus({ status, from_date: from, to_date: to, booked_at: booked, cancelled_at: cancelled }) {
  assert.equal(cancelled !== null, status === 'CANCELLED')
  if (status === 'CANCELLED') assert.ok(cancelled >= booked && cancelled <= NOW)
  if (status === 'CHECKED_OUT') assert.ok(to < TODAY)
  if (status === 'CHECKED_IN') assert.ok(from < TODAY && to >= TODAY)
  if (status === 'BOOKED') assert.ok(from >= TODAY)
}

const PAYMENTS = {
  BOOKED: 'DEPOSIT PAID, BALANCE DUE',
  CHECKED_IN: 'DEPOSIT PAID, BALANCE PAID',
  CHECKED_OUT: 'DEPOSIT PAID, BALANCE PAID',
  CANCELLED: 'DEPOSIT REFUNDED, BALANCE VOID',
}

/** @param {Booking} booking */
export function checkPayments({ stays, payments }) {
  const paymentsOf = Map.groupBy(payments, (payment) => payment.stay_id)
  for (const stay of stays) {
    const own = paymentsOf.get(stay.id) ?? []
    const words = own.map(({ kind, status }) => `${kind} ${status}`).join(', ')
    assert.equal(words, PAYMENTS[/** @type {keyof PAYMENTS} */ (stay.status)])
    const amounts = own.map(({ amount }) => cents(amount))
    assert.deepEqual(amounts, [
      Math.floor((cents(stay.total) * 3 + 5) / 10),
      cents(stay.total) - Math.floor((cents(stay.total) * 3 + 5) / 10),
    ])
    for (const { status, method, paid_at: paid } of own) {
      const open = status === 'DUE' || status === 'VOID'
      assert.deepEqual([method === null, paid === null], [open, open])
      assert.ok(open || (paid >= stay.booked_at && paid <= NOW))
    }
  }
}
