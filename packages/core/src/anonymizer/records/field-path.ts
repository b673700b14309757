import { badPath } from '../../errors/records.js'
import { isDate } from './cell-value.js'
import { isRawNumber } from './raw-number.js'

/** A place in a record: member names, and numbers of elements from 0. */
export type Place = readonly (string | number)[]

/** A value of a record and where it is. */
export interface Located {
  readonly place: Place
  readonly value: unknown
}

/** Finds values in a record. */
export interface FieldPath {
  /** As it was written: `email`, `address.city`, `$.items[*].email`. */
  readonly label: string
  locate(record: Container): readonly Located[]
}

/** What has members or elements. */
export type Container = Readonly<Record<string | number, unknown>> | readonly unknown[]

/** True for what values are looked for in: plain data, no dates, bytes or numbers kept as text. */
export function isContainer(value: unknown): value is Container {
  if (typeof value !== 'object' || value === null) return false
  return !isDate(value) && !(value instanceof Uint8Array) && !isRawNumber(value)
}

/** The value of a container's own member. */
export function memberOf(container: Container, key: string | number): unknown {
  return Object.hasOwn(container, key) ? (container as Readonly<Record<string | number, unknown>>)[key] : undefined
}

/** A path by names. A single name may hold dots: a member of that very name goes before one inside another. */
export function namedPath(names: readonly string[], label: string): FieldPath {
  const [first = ''] = names
  if (names.length === 1 && !first.includes('.')) return { label, locate: (record) => ownMember(record, first) }
  const whole = names.length === 1 ? first : undefined
  const steps = whole?.split('.') ?? names
  return {
    label,
    locate(record) {
      if (whole !== undefined && Object.hasOwn(record, whole)) return ownMember(record, whole)
      const found: Located[] = []
      walk({ place: [], value: record }, steps, 0, found)
      return found
    },
  }
}

/**
 * A path by JSONPath (RFC 9535).
 *
 * @throws {SeedError} `RECORDS.BAD_PATH`
 */
export async function jsonPath(text: string): Promise<FieldPath> {
  const { compile, JSONPathError } = await import('json-p3')
  try {
    const query = compile(text)
    return {
      label: text,
      locate: (record) => query.query(record as never).nodes.map(({ location, value }) => ({ place: location, value })),
    }
  } catch (error) {
    if (error instanceof JSONPathError) throw badPath(text, error.message)
    throw error
  }
}

function ownMember(record: Container, name: string): readonly Located[] {
  const value = memberOf(record, name)
  return value === undefined && !Object.hasOwn(record, name) ? [] : [{ place: [name], value }]
}

function walk({ place, value }: Located, steps: readonly string[], at: number, found: Located[]): void {
  const step = steps[at]
  if (Array.isArray(value) && step !== undefined) {
    value.forEach((element: unknown, i) => walk({ place: [...place, i], value: element }, steps, at, found))
    return
  }
  if (step === undefined) found.push({ place, value })
  else if (isContainer(value) && Object.hasOwn(value, step))
    walk({ place: [...place, step], value: memberOf(value, step) }, steps, at + 1, found)
}
