import { SeedError } from './seed-error.js'

/** Where a value was on its way to: `User.email`, or `email` when the entity is not known. Values themselves never appear. */
export type Place = string

/** `undefined` where a value, or an explicit `null`, is needed. */
export function valueUndefined(place: Place): SeedError {
  return new SeedError('VALUE.UNDEFINED', `${place} got undefined`, {
    why: 'A cell must give a value; undefined says neither "no value" nor which one.',
    fix: `Give null where ${place} has no value, or leave the field out of the factory to have it inferred.`,
  })
}

/** `null` for a column that allows none. */
export function valueNull(place: Place): SeedError {
  return new SeedError('VALUE.NULL', `${place} got null, and its column allows no NULL`, {
    why: 'The column is NOT NULL in the database or in the metadata of the ORM.',
    fix: 'Give a value, or make the column nullable.',
  })
}

/** A value of another kind than the column holds. */
export function valueType(place: Place, expected: string, got: string): SeedError {
  return new SeedError('VALUE.TYPE', `${place} expects ${expected} and got ${got}`, {
    why: 'Values are not converted silently: a conversion could lose something.',
    fix: `Give ${expected}.`,
  })
}

/** A number, date or length of integer digits outside what the column holds. */
export function valueRange(place: Place, limits: string): SeedError {
  return new SeedError('VALUE.RANGE', `${place} got a value outside ${limits}`, {
    why: 'The column cannot hold it.',
    fix: `Keep ${place} within ${limits}, or widen the column.`,
  })
}

/** More decimal places than the column keeps. */
export function valuePrecision(place: Place, scale: number): SeedError {
  return new SeedError('VALUE.PRECISION', `${place} got a decimal with more than ${scale} decimal places`, {
    why: 'Writing it would round an exact value.',
    fix: `Round it first: roundHalfUp(value, ${scale}).`,
  })
}

/** A text or byte string longer than the column. */
export function valueTooLong(place: Place, length: number, unit: 'characters' | 'bytes'): SeedError {
  return new SeedError('VALUE.TOO_LONG', `${place} got more than ${length} ${unit}`, {
    why: 'The column has a length limit, and cutting would change the value.',
    fix: `Give at most ${length} ${unit}, or widen the column.`,
  })
}

/** Text that a database cannot keep: U+0000, or half of a surrogate pair. */
export function valueIllegalText(place: Place, what: string): SeedError {
  return new SeedError('VALUE.ILLEGAL_TEXT', `${place} got text with ${what}`, {
    why: 'Not every database can keep it.',
    fix: 'Leave the character out.',
  })
}

/** A value that is not a member of the enum. */
export function valueNotInEnum(place: Place, members: readonly string[]): SeedError {
  const list = members.length > 12 ? `${members.slice(0, 12).join(', ')}, ...` : members.join(', ')
  return new SeedError('VALUE.NOT_IN_ENUM', `${place} got a value that is not in its enum`, {
    why: `The enum has ${list}.`,
    fix: 'Give one of these, spelled exactly so.',
  })
}

/** Something that JSON cannot express. */
export function valueJson(place: Place, what: string): SeedError {
  return new SeedError('VALUE.JSON', `${place} got ${what}, which JSON cannot express`, {
    why: 'A JSON column holds plain objects, arrays, strings, finite numbers, booleans and null.',
    fix: 'Convert it first, for instance a bigint to a string.',
  })
}

/** The ORM's own converter failed. */
export function valueConverter(place: Place, cause: unknown): SeedError {
  return new SeedError(
    'VALUE.CONVERTER',
    `the converter of ${place} failed`,
    {
      why: "The ORM's own conversion between entity and column threw an error.",
      fix: 'See the cause; run with --verbose.',
    },
    { cause },
  )
}
