import type { SeedsOptions } from '@seed/core'
import { rules } from './rules.js'
import { AuthorSeeder, PostSeeder, TagSeeder } from './seeders/index.js'

/** The blog's data set, for the server, for `prisma db seed` and for the command (`seed.config.ts`) alike. */
export const blog = {
  seed: 42,
  seeders: [AuthorSeeder, TagSeeder, PostSeeder],
  rules,
  // Only these may be cleaned or reset without asking.
  allow: ['.seed/*.sqlite'],
} satisfies SeedsOptions
