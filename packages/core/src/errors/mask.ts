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

/** NULL for a field that allows none. */
export function maskNotNull(transform: string, entity: string, field: string): SeedError {
  return new SeedError('MASK.NOT_NULL', `${transform}() gives NULL, and ${entity}.${field} allows none`, {
    why: 'The column is NOT NULL in the database or in the metadata of the ORM.',
    fix: 'Choose constant() or another transform, or make the column nullable.',
  })
}

/** A replacement that the field cannot hold. `problem` tells what is wrong without the value. */
export function maskResult(transform: string, entity: string, field: string, problem: string): SeedError {
  return new SeedError('MASK.RESULT', `${transform}() made a value that ${entity}.${field} cannot hold: ${problem}`, {
    why: 'A value of another type, or a longer one, would be refused by the database or cut off.',
    fix: `Have ${transform}() give values that fit the field.`,
  })
}

/** A user's function that threw. Its message is left out, for it may quote the value. */
export function maskCustom(entity: string, field: string, thrown: string, where: string | undefined): SeedError {
  return new SeedError('MASK.CUSTOM', `the function of custom() for ${entity}.${field} threw a ${thrown}`, {
    why: 'The message of that error is not shown, for it may hold a value of a row.',
    fix: 'Run the function on a made-up value, and let it give a value for every input.',
    ...(where === undefined ? {} : { where }),
  })
}

/** A path of `json()` that is none. */
export function maskPath(entity: string, field: string, path: string, problem: string): SeedError {
  return new SeedError('MASK.PATH', `${entity}.${field}: ${path} is no JSON path: ${problem}`, {
    why: 'Paths of json() are JSONPath as RFC 9535 has it: they begin with $.',
    fix: "Write it like '$.customer.email', '$.items[*].phone' or '$..email'.",
  })
}

/** Parts of documents that no path of `json()` names, under `rest: 'error'`. `shapes` are paths with `*` for whatever is no plain name. */
export function maskUnnamedPart(entity: string, field: string, shapes: readonly string[]): SeedError {
  return new SeedError(
    'MASK.UNNAMED_PART',
    `documents of ${entity}.${field} hold parts that no rule names: ${shapes.join(', ')}`,
    {
      why: "The rule says rest: 'error', so that no new part of a document goes through unseen.",
      fix: "Name them in json(), or write rest: 'redact'.",
    },
  )
}

/** `reference()` where nobody can say what it refers to. */
export function maskReference(entity: string, field: string, problem: string): SeedError {
  return new SeedError('MASK.REFERENCE', `reference() of ${entity}.${field}: ${problem}`, {
    why: 'A reference takes the mask of the key that it holds, so that both stay the same.',
    fix: 'Name an entity of the schema and, by `to`, every type that the rows have.',
  })
}
