import { SeedError } from './seed-error.js'

/** A transform on a field that cannot hold what it makes. */
export function maskType(transform: string, entity: string, field: string, is: string, needs: string): SeedError {
  return new SeedError('MASK.TYPE', `${transform}() does not fit ${entity}.${field}, which holds ${is}`, {
    why: `It makes ${needs}.`,
    fix: 'Choose another transform for the field, or custom() with a function of your own.',
  })
}

/** A field that is too short for what a transform makes. */
export function maskTooShort(
  transform: string,
  entity: string,
  field: string,
  length: number,
  needed: number,
): SeedError {
  return new SeedError(
    'MASK.TOO_SHORT',
    `${entity}.${field} holds ${length} characters, ${transform}() needs ${needed}`,
    {
      why: 'A shorter value would be cut off: no longer what it should be, and no longer different from others.',
      fix: 'Choose a transform with shorter values, or constant() or nullify().',
    },
  )
}

/** An option of a transform with a value that means nothing. */
export function maskOption(transform: string, option: string, expected: string): SeedError {
  return new SeedError('MASK.OPTION', `${option} of ${transform}() is not ${expected}`, { fix: `Give ${expected}.` })
}

/** A malformed value under the policy `malformed: 'error'`. `row` counts from 1 in the order of reading. */
export function maskMalformed(transform: string, entity: string, field: string, count: number): SeedError {
  return new SeedError('MASK.MALFORMED', `${count} values of ${entity}.${field} are not what ${transform}() replaces`, {
    why: "The rule says malformed: 'error'. The values are not shown, for they may be someone's data.",
    fix: "Mend them in the source, or write malformed: 'replace' or 'null'.",
  })
}

/** A domain with too few values to hide in: whoever knows the method tries them all. */
export function maskSmallDomain(
  transform: string,
  entity: string,
  field: string,
  size: string,
  needed: string,
): SeedError {
  return new SeedError(
    'MASK.SMALL_DOMAIN',
    `${transform}() has only ${size} values for ${entity}.${field}, at least ${needed} are needed`,
    {
      why: 'In a small domain values give themselves away, or are not enough for all rows.',
      fix: 'Choose a transform with more values, or nullify() or constant().',
    },
  )
}
