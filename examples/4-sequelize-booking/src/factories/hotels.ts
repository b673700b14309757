import { between, defineFactory, hasMany, manyToMany, unique, type CellContext } from '@seed/core'
import { Hotel } from '../models/index.js'
import { amenities } from './amenities.js'
import { rooms } from './rooms.js'

const FIRST = ['Grand', 'Royal', 'Old', 'Golden', 'Quiet', 'Sunny', 'Silver', 'Green', 'Little', 'White']
const SECOND = ['Harbour', 'Garden', 'Crown', 'Anchor', 'Mill', 'Station', 'Lakeside', 'Swan', 'Orchard', 'Lighthouse']
const NAMES = FIRST.flatMap((first) => SECOND.map((second) => `${first} ${second}`))

export function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}

export const hotels = defineFactory(Hotel, {
  // No two names make the same slug.
  name: unique(NAMES),
  slug: unique(({ row }) => slugOf(row.name)),
  city: ({ address }) => address.city,
  country: ({ address }) => address.country,
  stars: ({ weighted }) =>
    weighted([
      [2, 1],
      [3, 4],
      [4, 3],
      [5, 1],
    ]),
  rooms: hasMany(() => rooms, { count: between(5, 12) }),
  amenities: manyToMany(() => amenities, {
    count: between(2, 5),
    pivot: { fee: ({ chance, decimal }: CellContext) => (chance(0.4) ? decimal(5, 25) : null) },
  }),
})
