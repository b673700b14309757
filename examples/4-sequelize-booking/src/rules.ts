import { compare, defineRule, type Rule, sum, times } from '@seed/core'
import { dayOf, nightsBetween } from './dates.js'
import { depositOf, paymentStatus, slugOf } from './factories/index.js'
import { Hotel, Payment, Room, Stay } from './models/index.js'

/** What must hold in the booking system beyond what its database checks; `seed sequelize verify` runs these. */
export const rules: readonly Rule[] = [
  defineRule(Hotel, 'the slug is made of the name', ({ slug, name }) => slug === slugOf(name)),
  defineRule(
    Room,
    'never booked twice',
    (_, { stays }) => {
      const taken = stays.filter(({ status }) => status !== 'CANCELLED').toSorted((a, b) => (a.from < b.from ? -1 : 1))
      return taken.every(({ from }, i) => i === 0 || (taken[i - 1]?.to ?? '') <= from)
    },
    { with: ['stays'] },
  ),
  defineRule(Stay, 'ends after it begins', ({ from, to }) => from < to),
  defineRule(
    Stay,
    'costs its nights',
    (stay, { room }) =>
      room !== null && compare(stay.total, times(room.pricePerNight, nightsBetween(stay.from, stay.to))) === 0,
    { with: ['room'] },
  ),
  defineRule(
    Stay,
    'nobody stays after deleting the account',
    (stay, { guest }) => stay.status === 'CANCELLED' || !guest?.deletedAt || stay.to < dayOf(guest.deletedAt),
    { with: ['guest'] },
  ),
  defineRule(Stay, 'cancelled at some time', ({ status, bookedAt, cancelledAt }) => {
    return (status === 'CANCELLED') === (cancelledAt !== null) && (cancelledAt === null || cancelledAt >= bookedAt)
  }),
  defineRule(
    Stay,
    'a deposit and a balance, which add up',
    (stay, { payments }) =>
      payments
        .map(({ kind }) => kind)
        .toSorted()
        .join() === 'BALANCE,DEPOSIT' && compare(sum(payments, 'amount'), stay.total) === 0,
    { with: ['payments'] },
  ),
  defineRule(
    Payment,
    'agrees with the stay',
    (payment, { stay }) =>
      stay !== null &&
      payment.status === paymentStatus(stay.status, payment.kind) &&
      (payment.kind === 'BALANCE' || compare(payment.amount, depositOf(stay.total)) === 0),
    { with: ['stay'] },
  ),
]
