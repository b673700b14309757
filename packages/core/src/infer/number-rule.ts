import { drawInteger, drawPick } from '../random/draw.js'
import type { Entity, Field } from '../schema/schema.js'
import { createUnique } from '../values/unique.js'
import type { Limits } from './limits.js'
import { findNumberMeaning, type NumberMeaning } from './names/number-names.js'
import { usualDomain, wideDomain, type NumberDomain, type NumberType } from './number-domain.js'
import { NUMBER_RANGES, PLAIN_RANGE } from './number-ranges.js'
import { listRule } from './text-rule.js'
import type { InferenceCell, InferredRule } from './rule.js'
import { splitWords } from './words.js'

/** Years back from the run's date for a year that is no birth year. */
const YEARS_BACK = 30

/** A rule for a whole number, decimal or float column; undefined when its checks allow nothing. */
export function inferNumber(
  entity: Entity,
  field: Field,
  type: NumberType,
  limits: Limits,
  unique: boolean,
): InferredRule | undefined {
  const write = writer(type)
  if (limits.oneOf !== undefined) {
    const values = limits.oneOf.map(Number).filter((value) => Number.isFinite(value))
    const digits = type.kind === 'decimal' ? (type.scale ?? 0) : 0
    return values.length === 0
      ? undefined
      : listRule(
          values.map((value) => write(Math.round(value * 10 ** digits), digits)),
          'one of those its check allows',
          unique,
        )
  }
  const meaning = findNumberMeaning(splitWords(field.name))
  const as = meaning === undefined ? `${KIND_NAMES[type.kind]}, from its type` : `${meaning}, from its name`
  return unique ? uniqueNumber(as, type, limits) : usualNumber(as, meaning, field, entity, type, limits)
}

const KIND_NAMES = { integer: 'whole number', decimal: 'decimal number', float: 'number' } as const

function uniqueNumber(as: string, type: NumberType, limits: Limits): InferredRule | undefined {
  const domain = wideDomain(type, limits)
  if (domain === undefined) return undefined
  const write = writer(type)
  return {
    as: `${as}, each once`,
    unique: true,
    size: domain.high - domain.low + 1,
    bind: (_, key) => {
      const values = createUnique({ kind: 'range', min: domain.low, max: domain.high }, key)
      return (cell) => write(values.at(cell.uniqueIndexIn(values.size)), domain.digits)
    },
  }
}

function usualNumber(
  as: string,
  meaning: NumberMeaning | undefined,
  field: Field,
  entity: Entity,
  type: NumberType,
  limits: Limits,
): InferredRule | undefined {
  const domain = usualDomain(
    type,
    limits,
    meaning === undefined || meaning === 'year' ? PLAIN_RANGE : NUMBER_RANGES[meaning],
  )
  if (domain === undefined) return undefined
  const write = writer(type)
  const draw = meaning === 'year' ? drawYear(field, type, limits) : rangeDraw(meaning, domain)
  const ceiling = ceilingOf(entity, limits, domain)
  return {
    as,
    unique: false,
    bind: () => (cell) => {
      const drawn = draw(cell)
      const most = ceiling(cell)
      // A value that must not pass another one is drawn anew below it.
      return write(drawn <= most ? drawn : drawInteger(cell.source, Math.min(domain.low, most), most), domain.digits)
    },
  }
}

/** Times 10^digits, as everything here. */
type Draw = (cell: InferenceCell) => number

function rangeDraw(meaning: NumberMeaning | undefined, { low, high }: NumberDomain): Draw {
  // Lists are sorted by these: they count up, and begin again where a list would be too long.
  if (meaning === 'position') return (cell) => low + (cell.index % (high - low + 1))
  if (meaning === 'status code')
    return (cell) => drawPick(cell.source, [200, 201, 204].filter((code) => code >= low && code <= high).concat(low))
  return (cell) => drawInteger(cell.source, low, high)
}

function drawYear(field: Field, type: NumberType, limits: Limits): Draw {
  const birth = splitWords(field.name).some((word) =>
    ['birth', 'born', 'geburtsjahr', 'naissance', 'nacimiento'].includes(word),
  )
  return (cell) => {
    const year = cell.now.getUTCFullYear()
    const domain = usualDomain(type, limits, birth ? [year - 80, year - 18, 0] : [year - YEARS_BACK, year, 0])
    return domain === undefined ? year : drawInteger(cell.source, domain.low, domain.high)
  }
}

/** The least of the fields that a check puts above this one, times 10^digits. */
function ceilingOf(entity: Entity, limits: Limits, { digits }: NumberDomain): Draw {
  const above = limits.below.filter((name) => {
    const kind = entity.fields.find((field) => field.name === name)?.type.kind
    return kind === 'integer' || kind === 'decimal' || kind === 'float'
  })
  if (above.length === 0) return () => Infinity
  return (cell) =>
    above.reduce((least, name) => {
      const value = cell.value(name)
      // A null is compared with nothing. One step below also honours a strict comparison.
      return value === null || value === undefined
        ? least
        : Math.min(least, Math.ceil(Number(value) * 10 ** digits) - 1)
    }, Infinity)
}

/** The stored value of `scaled / 10^digits`: a number, a bigint for 64 bits, an exact text for a decimal. */
function writer(type: NumberType): (scaled: number, digits: number) => number | bigint | string {
  if (type.kind === 'integer') return type.bits === 64 ? (scaled) => BigInt(scaled) : (scaled) => scaled
  if (type.kind === 'float') return (scaled, digits) => scaled / 10 ** digits
  const scale = type.scale ?? 0
  return (scaled, digits) => {
    const sign = scaled < 0 ? '-' : ''
    const text = String(Math.abs(scaled)).padStart(digits + 1, '0')
    const fraction = text.slice(text.length - digits).padEnd(scale, '0')
    const whole = digits === 0 ? text : text.slice(0, text.length - digits)
    return sign + whole + (digits === 0 && scale === 0 ? '' : `.${digits === 0 ? '0'.repeat(scale) : fraction}`)
  }
}
