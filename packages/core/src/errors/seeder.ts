import { SeedError } from './seed-error.js'

/** Seeders that depend on each other. */
export function circularSeeders(names: readonly string[]): SeedError {
  return new SeedError('SEEDER.CIRCLE', `seeders wait for each other: ${names.join(' -> ')}`, {
    fix: 'Take one of these out of dependsOn; rows find their parents whatever the order of seeders.',
  })
}

/** Something in `seeders` is no seeder. */
export function notASeeder(position: number): SeedError {
  return new SeedError(
    'SEEDER.NOT_A_SEEDER',
    `entry ${position} of seeders is neither a Seeder class nor an instance of one`,
    {
      fix: 'Let the class extend Seeder and give the class itself, or UserSeeder.with({ ... }).',
    },
  )
}

/** A step failed. */
export function stepFailed(name: string, cause: unknown): SeedError {
  return new SeedError(
    'SEEDER.STEP_FAILED',
    `step "${name}" failed`,
    {
      why: cause instanceof Error ? `It threw ${cause.name}.` : 'It threw something that is no Error.',
      where: `step "${name}"`,
    },
    { cause },
  )
}

/** A hook failed. */
export function hookFailed(entity: string, cause: unknown): SeedError {
  return new SeedError(
    'SEEDER.HOOK_FAILED',
    `an afterCreate hook of ${entity} failed`,
    { why: cause instanceof Error ? `It threw ${cause.name}.` : 'It threw something that is no Error.' },
    { cause },
  )
}

/** Something in `factories` is no factory. */
export function notAFactory(position: number): SeedError {
  return new SeedError('SEEDER.NOT_A_FACTORY', `entry ${position} of factories was not made by defineFactory`, {
    fix: 'List what defineFactory gave: factories: [users, products].',
  })
}
