import { SeedError } from './seed-error.js'

/** An option that cannot be used. */
export function badOption(name: string, wanted: string): SeedError {
  return new SeedError('CONFIG.BAD_OPTION', `${name} is not ${wanted}`, { fix: `Give ${name} as ${wanted}.` })
}

/** A date that is none. */
export function badDate(name: string): SeedError {
  return new SeedError('CONFIG.BAD_DATE', `${name} is not a date`, {
    fix: 'Write it as 2026-01-31 or 2026-01-31T12:00:00Z.',
  })
}

/** A path that fits no cell. */
export function badPath(path: string, why: string): SeedError {
  return new SeedError('EXPLAIN.PATH', `"${path}" names no cell: ${why}`, {
    fix: "Write it as 'User[17].email', 'UserSeeder/User[17].email' or 'Order[3].items[0].quantity'.",
  })
}
