import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/** An entity is asked for both as roots and under a parent, or under two parents. */
export function twoEnumerations(entity: string, first: string, second: string): SeedError {
  return new SeedError('PLAN.TWO_ENUMERATIONS', `${entity} is made by ${first} and by ${second}`, {
    why: 'In one plan an entity is enumerated exactly one way, so that every row has one address.',
    fix: `Let ${entity} be made by a seeder, or under its parent, not both.`,
  })
}

/** Nothing says what a required field holds. */
export function noRule(entity: string, field: string, nativeType: string): SeedError {
  return new SeedError('PLAN.NO_RULE', `nothing says what ${entity}.${field} (${nativeType}) holds`, {
    fix: `Give ${field} a value or a cell in the factory of ${entity}, or leaveToDatabase().`,
  })
}

/** A unique set whose values are not distinct by construction. */
export function unprovenUnique(entity: string, fields: readonly string[]): SeedError {
  const names = fields.join(', ')
  return new SeedError(
    'PLAN.UNPROVEN_UNIQUE',
    `${entity} (${names}) must be unique, and its cells do not make sure of it`,
    {
      why: 'A cell that is any function may give one value twice; the database would stop the run in the middle.',
      fix: `Wrap one of them in unique(...): a pattern like unique('AB-####'), a list, or a cell that differs for every row.`,
    },
  )
}

/** `children()` of a relation that nothing enumerates. */
export function notEnumerated(entity: string, relation: string): SeedError {
  return new SeedError('PLAN.NOT_ENUMERATED', `${entity}.${relation} has no rows enumerated under it`, {
    why: 'children() needs rows made under their parent; rows that choose their parent cannot be listed from it.',
    fix: `Give ${entity} ${relation}: hasMany(() => factory, { count }).`,
  })
}

/** No row of a relation's target agrees with a field that another relation has filled. */
export function nothingAgrees(path: string, relation: string, target: string, fields: readonly string[]): SeedError {
  return new SeedError('PLAN.NOTHING_AGREES', `${relation} finds no ${target} that agrees in ${fields.join(', ')}`, {
    why: `${fields.join(', ')} belongs to more than one relation, so the rows they lead to must agree in it.`,
    fix: `Make a ${target} for each of them, or give ${relation} as a cell.`,
    where: `${path}.${relation}`,
  })
}

/** Names in `count`, `only` or a path that fit nothing. */
export function unknownName(option: string, name: string, known: readonly string[]): SeedError {
  const near = nearest(name, known)
  return new SeedError('CONFIG.UNKNOWN_ENTITY', `${option} names "${name}", which is no entity of this data set`, {
    fix: near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}

/** A count below what other calls ask for, or no whole number of rows. */
export function badCount(entity: string, why: string): SeedError {
  return new SeedError('CONFIG.BAD_COUNT', `the count of ${entity} ${why}`, {
    fix: 'Give a whole number of rows, 0 or more.',
  })
}

/** A unique(cell) that gave one value twice. */
export function notUnique(entity: string, field: string, first: string, second: string): SeedError {
  return new SeedError(
    'PLAN.NOT_UNIQUE',
    `${entity}.${field} is declared unique and gives ${first} and ${second} the same value`,
    {
      fix: "Let the cell give another value for every row, or use a pattern: unique('AB-####').",
    },
  )
}

/** More distinct values are needed than a field can hold. */
export function uniqueCapacity(entity: string, field: string, size: number, needed: number): SeedError {
  return new SeedError(
    'PLAN.CAPACITY',
    `${entity}.${field} has ${size} distinct values, ${needed} rows need one each`,
    {
      fix: 'Ask for fewer rows, or widen the pattern or list.',
    },
  )
}

/** Nothing to do. */
export function emptyPlan(): SeedError {
  return new SeedError('PLAN.EMPTY', 'no seeder asks for any row', {
    fix: 'Register seeders with registerSeeders(), or use --all to fill every entity.',
  })
}

/** More rows are asked for than a unique set has room for. */
export function planCapacity(
  entity: string,
  set: readonly string[],
  asked: string,
  room: number,
  because: string,
): SeedError {
  return new SeedError('PLAN.CAPACITY', `${entity} (${set.join(', ')}): ${asked} asked for, at most ${room} possible`, {
    why: because,
    fix: `Ask for fewer rows of ${entity}, or for more of what they are unique by.`,
  })
}
