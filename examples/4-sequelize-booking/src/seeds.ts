import type { SeedsOptions } from '@seed/core'
import { rules } from './rules.js'
import { CatalogueSeeder, GuestSeeder, HotelSeeder } from './seeders/index.js'

/** The data set, for the application, the command (`seed.config.ts`) and sequelize-cli (`seeders/`) alike. */
export const booking = {
  seed: 42,
  seeders: [CatalogueSeeder, GuestSeeder, HotelSeeder],
  rules,
  // Only these may be cleaned or reset without asking.
  allow: ['.seed/*.sqlite', 'localhost/booking'],
} satisfies SeedsOptions
