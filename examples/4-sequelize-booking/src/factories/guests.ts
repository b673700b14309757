import { defineFactory } from '@seed/core'
import { daysBefore } from '../dates.js'
import { Guest } from '../models/index.js'

export const guests = defineFactory(Guest, {
  firstName: ({ person }) => person.firstName,
  lastName: ({ person }) => person.lastName,
  email: ({ person }) => person.email,
  phone: ({ chance, address }) => (chance(0.6) ? address.phone : null),
  // Everyone had an account before the first booking.
  createdAt: ({ now, between }) => between(daysBefore(now, 730), daysBefore(now, 180)),
  deletedAt: ({ chance, now, between }) => (chance(0.05) ? between(daysBefore(now, 60), now) : null),
  updatedAt: ({ row, now, between }) => row.deletedAt ?? between(row.createdAt, now),
})
