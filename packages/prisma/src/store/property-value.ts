import { asDate, asItIs, type Convert } from '@seed/core/adapter'
import type { FieldLike } from '../schema/datamodel.js'

/**
 * Makes the function that turns what core gives for an entity into what Prisma expects of the field: a `Date` for a day
 * and for a time of day too, a `bigint` for `BigInt`, its own sign for a NULL in a JSON column.
 */
export function toProperty(field: FieldLike): Convert {
  const one = scalar(field)
  // A list has no NULL in Prisma: left out, it is the database's default.
  if (field.isList) return (value) => (Array.isArray(value) ? value.map(one) : undefined)
  // Left out, a column without a default holds NULL; Prisma 6 knows its sign by its own class alone.
  const nothing = field.default === undefined ? undefined : DB_NULL
  if (field.type === 'Json') return (value) => (value === null ? nothing : value)
  return (value) => (value === null ? null : one(value))
}

function scalar(field: FieldLike): Convert {
  switch (field.type) {
    case 'DateTime':
      return toDate
    case 'BigInt':
      return (value) => (typeof value === 'number' ? BigInt(value) : value)
    case 'Int':
      return (value) => (typeof value === 'bigint' ? Number(value) : value)
    default:
      return asItIs
  }
}

const TIME = /^\d\d:\d\d/

/** A time of day is on the first of 1970. */
function toDate(value: unknown): unknown {
  return asDate(typeof value === 'string' && TIME.test(value) ? `1970-01-01T${value}Z` : value)
}

/** Prisma's `DbNull`, which Prisma 7 knows by this symbol whichever copy of its runtime made it. */
const DB_NULL: object = {
  [Symbol.for('prisma.objectEnumValue')]: true,
  _getNamespace: () => 'NullTypes',
  _getName: () => 'DbNull',
  toString: () => 'Prisma.DbNull',
}
