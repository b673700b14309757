import { maskResult } from '../../../errors/mask.js'
import type { FieldType, Value } from '../../../schema/schema.js'
import { integerLimits } from '../../../value/canonical-number.js'
import type { Kind } from '../../kind.js'
import { textOf } from '../../kinds/text.js'
import { uuidKind } from '../../kinds/uuid.js'
import type { MaskedField } from '../../transform.js'
import { limitsOf } from './integer-map.js'

const WHOLE = /^(?:0|-?[1-9]\d{0,38})$/
const PRINTABLE = /^[\x20-\x7e]+$/

/**
 * What keys of a type are, wherever they are kept: integers in text count, UUIDs in either case and in 16 bytes, texts of
 * printable ASCII.
 *
 * @param of - Type of the key itself.
 * @param at - Type of the field that holds it.
 */
export function keyKind(of: FieldType, at: FieldType): Kind {
  switch (of.kind) {
    case 'integer':
    case 'decimal':
      return integerKind(of)
    case 'uuid':
    case 'bytes':
      return { ...uuidKind, name: 'key', exact: at.kind !== 'text' }
    default:
      return { name: 'key', entropy: 'high', exact: true, normalise: printable }
  }
}

function integerKind(of: FieldType): Kind {
  const { min, max } = limitsOf(of)
  const normalise = (value: Value): string | undefined => {
    const text = textOf(value)
    if (!WHOLE.test(text)) return undefined
    const number = BigInt(text)
    return number >= min && number <= max ? text : undefined
  }
  // A short number is found everywhere; what tells a person is the row behind it.
  return { name: 'key', entropy: 'low', exact: true, normalise }
}

function printable(value: Value): string | undefined {
  const text = textOf(value)
  return PRINTABLE.test(text) ? text : undefined
}

/**
 * A key's text as the original was kept: as number, bigint, bytes or text.
 *
 * @throws {SeedError} `MASK.RESULT` for an integer beyond what the field holds.
 */
export function keyValue(text: string, like: Value, field: MaskedField): Value {
  if (like instanceof Uint8Array) return Uint8Array.from(Buffer.from(text.replaceAll('-', ''), 'hex'))
  if (typeof like !== 'number' && typeof like !== 'bigint') return text
  checkRange(text, field)
  if (typeof like === 'bigint') return BigInt(text)
  const number = Number(text)
  // In JSON a key beyond 2^53 can only be a text.
  return Number.isSafeInteger(number) && String(number) === text ? number : text
}

function checkRange(text: string, { type, entity, name }: MaskedField): void {
  if (type.kind !== 'integer') return
  const { min, max } = integerLimits(type)
  const number = BigInt(text)
  if (number < min || number > max) throw maskResult('key', entity, name, 'a larger number than its type has')
}
