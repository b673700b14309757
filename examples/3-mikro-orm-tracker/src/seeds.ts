import type { SeedsOptions } from '@seed/core'
import { rules } from './rules.js'
import { ProjectSeeder, TeamSeeder, UserSeeder } from './seeders/index.js'

/** The tracker's data set, for the application, for MikroORM's own seeder and for the command (`seed.config.ts`) alike. */
export const tracker = {
  seed: 42,
  seeders: [UserSeeder, TeamSeeder, ProjectSeeder],
  rules,
  // Only these may be cleaned or reset without asking.
  allow: ['.seed/*.sqlite'],
} satisfies SeedsOptions
