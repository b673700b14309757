import { belongsTo, between, defineFactory, hasMany, roundHalfUp, times } from '@seed/core'
import { Room } from '../models/index.js'
import { roomTypes } from './room-types.js'
import { STAYS_PER_ROOM, stays } from './stays.js'

/** The price of a night by the stars of the hotel: three stars pay the base price, each star more or less a quarter. */
function priceFor(basePrice: string, stars: number): string {
  return roundHalfUp(times(basePrice, 1 + (stars - 3) * 0.25), 2)
}

export const rooms = defineFactory(Room, {
  type: belongsTo(() => roomTypes),
  // Under one hotel the index tells rooms apart.
  number: ({ index }) => 101 + index,
  pricePerNight: ({ parent }) => priceFor(parent('type').basePrice, parent('hotel').stars),
  stays: hasMany(() => stays, { count: between(4, STAYS_PER_ROOM) }),
})
