import type { SeedsOptions } from '@seed/core'
import { rules } from './rules.js'
import { OrderSeeder, ProductSeeder, UserSeeder } from './seeders/index.js'

/** The shop's data set, for the application (`registerSeeders`) and for the command (`seed.config.ts`) alike. */
export const shop = {
  seed: 42,
  seeders: [UserSeeder, ProductSeeder, OrderSeeder],
  rules,
  // Only these may be cleaned or reset without asking.
  allow: ['.seed/*.sqlite', 'localhost/shop'],
} satisfies SeedsOptions
