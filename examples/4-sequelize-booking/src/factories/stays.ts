import { belongsTo, defineFactory, hasMany, times, unique } from '@seed/core'
import { addDays, at, dayOf, daysBefore, earliest, nightsBetween } from '../dates.js'
import { Stay, type StayStatus } from '../models/index.js'
import { guests } from './guests.js'
import { payments } from './payments.js'

/** Each stay of a room has a slot of the calendar for itself, so that no two can meet. */
const SLOT_DAYS = 15
const LONGEST_NIGHTS = 7
/** Half of the slots are over on the reference date, and one is going on. */
export const STAYS_PER_ROOM = 12
const FIRST_DAY = -Math.floor((STAYS_PER_ROOM / 2 + 0.5) * SLOT_DAYS)

/** What a stay that nobody cancelled is on this day. */
function statusOn(today: string, from: string, to: string): StayStatus {
  if (to < today) return 'CHECKED_OUT'
  return from < today ? 'CHECKED_IN' : 'BOOKED'
}

/** Nothing happens to a booking after the stay has begun, or the account is gone. */
function lastChange(from: string, now: Date, deletedAt: Date | null): Date {
  return earliest(at(from, 0), now, deletedAt ?? now)
}

export const stays = defineFactory(Stay, {
  reference: unique('ST-########'),
  guest: belongsTo(() => guests),
  from: ({ index, integer, now }) =>
    addDays(dayOf(now), FIRST_DAY + index * SLOT_DAYS + integer(0, SLOT_DAYS - LONGEST_NIGHTS)),
  to: ({ row, integer }) => addDays(row.from, integer(1, LONGEST_NIGHTS)),
  adults: ({ parent, integer }) => integer(1, parent('room').type?.capacity ?? 1),
  // Who deletes their account cancels what is not over yet.
  status: ({ row, parent, now, chance }) => {
    const { deletedAt } = parent('guest')
    const unfinished = deletedAt !== null && row.to >= dayOf(deletedAt)
    return unfinished || chance(0.1) ? 'CANCELLED' : statusOn(dayOf(now), row.from, row.to)
  },
  total: ({ row, parent }) => times(parent('room').pricePerNight, nightsBetween(row.from, row.to)),
  bookedAt: ({ row, parent, now, between }) => {
    const last = lastChange(row.from, now, parent('guest').deletedAt)
    return between(daysBefore(last, 60), last)
  },
  cancelledAt: ({ row, parent, now, between }) =>
    row.status === 'CANCELLED' ? between(row.bookedAt, lastChange(row.from, now, parent('guest').deletedAt)) : null,
  payments: hasMany(() => payments, { count: 2 }),
})
