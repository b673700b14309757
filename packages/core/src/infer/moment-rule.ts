import { drawChance, drawInteger } from '../random/draw.js'
import type { Entity, Field, FieldType } from '../schema/schema.js'
import { createUnique } from '../values/unique.js'
import type { Limits } from './limits.js'
import { findMomentMeaning, type MomentMeaning } from './names/moment-names.js'
import type { InferenceCell, InferredRule } from './rule.js'
import { splitWords } from './words.js'

/** A column of points in time, days or times of day. */
export type MomentType = Extract<FieldType, { readonly kind: 'instant' | 'datetime' | 'date' | 'time' }>

const DAY = 86_400
/** Rows are up to two years old. */
const PAST = 730 * DAY
const FUTURE = 365 * DAY

/** Their place in a row's life: a moment reads only those before it, so that there is no circle. */
const STAGES: Readonly<Record<MomentMeaning, number>> = {
  'birth date': 0,
  'time of creation': 1,
  start: 2,
  'past event': 3,
  'rare event': 4,
  'time of the last change': 5,
  'time of deletion': 6,
  'future event': 7,
  end: 8,
}

/** A rule for a date or time column: within two years before the run's date, in the order created, changed, deleted. */
export function inferMoment(
  entity: Entity,
  field: Field,
  type: MomentType,
  limits: Limits,
  unique: boolean,
): InferredRule {
  const meaning = momentMeaning(field)
  const as =
    meaning === undefined
      ? `${type.kind === 'time' ? 'time of day' : 'past'}, from its type`
      : `${meaning}, from its name`
  const write = writer(type)
  if (unique) return uniqueMoment(as, type, write)
  if (type.kind === 'time') return { as, unique, bind: () => (cell) => write(drawTimeOfDay(meaning, cell)) }
  const earlier = earlierField(entity, field, meaning)
  const optional = field.nullable && !limits.notNull
  return {
    as,
    unique,
    bind: () => (cell) => {
      if (optional && meaning === 'time of deletion') return null
      if (optional && meaning === 'rare event' && !drawChance(cell.source, 0.05)) return null
      return write(drawMoment(meaning, earlier, cell))
    },
  }
}

/** What a moment means: what the ORM uses it for, else what its name says. */
export function momentMeaning(field: Field): MomentMeaning | undefined {
  if (field.role === 'created') return 'time of creation'
  if (field.role === 'updated' || field.role === 'version') return 'time of the last change'
  if (field.role === 'deleted') return 'time of deletion'
  return findMomentMeaning(splitWords(field.name))
}

/** The field that this one comes after: the start of an end, the latest earlier stage that every row reaches of others. */
function earlierField(entity: Entity, field: Field, meaning: MomentMeaning | undefined): string | undefined {
  if (meaning === 'birth date' || meaning === 'time of creation') return undefined
  const stage = STAGES[meaning ?? 'past event']
  const wanted: readonly MomentMeaning[] =
    meaning === 'end'
      ? ['start', 'time of creation']
      : meaning === 'time of deletion'
        ? ['time of the last change', 'time of creation']
        : ['time of creation']
  for (const each of wanted) {
    const found = entity.fields.find(
      (other) =>
        other !== field &&
        isMoment(other.type) &&
        momentMeaning(other) === each &&
        STAGES[each] < stage &&
        other.generated !== 'computed',
    )
    if (found !== undefined) return found.name
  }
  return undefined
}

function isMoment(type: FieldType): boolean {
  return type.kind === 'instant' || type.kind === 'datetime' || type.kind === 'date'
}

/** Seconds since 1970. */
function drawMoment(meaning: MomentMeaning | undefined, earlier: string | undefined, cell: InferenceCell): number {
  const now = Math.floor(cell.now.getTime() / 1000)
  const after = earlier === undefined ? undefined : secondsOf(cell.value(earlier))
  const { source } = cell
  switch (meaning) {
    case 'birth date':
      return drawInteger(source, now - 80 * 365 * DAY, now - 18 * 365.25 * DAY)
    case 'future event':
      return drawInteger(source, Math.max(now, after ?? now) + DAY, Math.max(now, after ?? now) + FUTURE)
    case 'end':
      return after === undefined ? drawInteger(source, now, now + FUTURE) : after + drawInteger(source, 1, 90) * DAY
    default: {
      const from = after ?? now - PAST
      return drawInteger(source, from, Math.max(from, now))
    }
  }
}

/** Opening hours lie before closing hours without one reading the other. */
function drawTimeOfDay(meaning: MomentMeaning | undefined, { source }: InferenceCell): number {
  if (meaning === 'start') return drawInteger(source, 6 * 4, 11 * 4) * 900
  if (meaning === 'end') return drawInteger(source, 15 * 4, 22 * 4) * 900
  return drawInteger(source, 0, DAY - 1)
}

/** A `Date`, or the text that date and time columns of another field hold; undefined for null. */
function secondsOf(value: unknown): number | undefined {
  const time =
    value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(zoned(value)) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.ceil(time / 1000)
}

/** Texts without a zone are in UTC here, never in the process's zone. */
function zoned(text: string): string {
  return text.includes(':') && !/(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(text) ? `${text}Z` : text
}

function writer(type: MomentType): (seconds: number) => Date | string {
  switch (type.kind) {
    case 'instant':
    case 'datetime':
      return (seconds) => new Date(seconds * 1000)
    case 'date':
      return (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10)
    case 'time':
      return (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19)
  }
}

/** Distinct seconds of two years, days of 200 years, or seconds of a day. */
function uniqueMoment(as: string, type: MomentType, write: (seconds: number) => Date | string): InferredRule {
  const [size, step] = type.kind === 'date' ? [73_000, DAY] : type.kind === 'time' ? [DAY, 1] : [PAST, 1]
  return {
    as: `${as}, each once`,
    unique: true,
    size,
    bind: (_, key) => {
      const values = createUnique({ kind: 'range', min: 0, max: size - 1 }, key)
      return (cell) => {
        const place = values.at(cell.uniqueIndexIn(size))
        return write(type.kind === 'time' ? place : Math.floor(cell.now.getTime() / 1000) - place * step)
      }
    },
  }
}
