import { maskMalformed, maskSmallDomain, maskType } from '../../../errors/mask.js'
import type { FieldType } from '../../../schema/schema.js'
import { typeText } from '../../classify/type-text.js'
import type { Cells, Mask, MaskContext, MaskedField } from '../../transform.js'
import { checkLength, checkType, lengthLimit } from '../check-type.js'
import { integerMap, keyRanges, limitsOf } from './integer-map.js'
import { keyKind, keyValue } from './key-values.js'
import { textMap } from './text-map.js'
import { uuidMap, type KeyMap } from './uuid-map.js'
import { keepSome } from './keep-some.js'

/** A key's mask for one field: the key itself, or any field that holds it. */
export interface KeyBinding {
  readonly field: MaskedField
  readonly context: MaskContext
  /** One domain, one `of` and one `within` give one mapping, whatever field it is bound to. */
  readonly domain: string
  /** Type of the key; the field's own may be another: a narrower foreign key, a text, a part of a document. */
  readonly of: FieldType
  /** End of the range of ordinary integer keys. */
  readonly within?: number
  /** Permit fewer than a million keys. */
  readonly allowSmall?: boolean
  /** Texts of keys that stay, as `textOf` gives them; all others get replacements that are none of these. */
  readonly kept?: ReadonlySet<string>
}

/** What a key's mask is bound with, whatever field it is for. */
export type KeyParts = Omit<KeyBinding, 'field' | 'context'>

/**
 * Fewer keys than this could be tried one by one. NIST SP 800-38G Rev. 1 (draft) asks the same of format-preserving encryption.
 */
export const SMALLEST_KEY_SPACE = 1_000_000n

/**
 * Binds the mask of a key to a field. It is a bijection on the keys of one type.
 *
 * @throws {SeedError} `MASK.TYPE`, `MASK.TOO_SHORT` for a field that cannot hold such keys, `MASK.SMALL_DOMAIN`; from the mask
 * `MASK.SMALL_DOMAIN` for texts that are too short to hide in, `MASK.RESULT`, and `MASK.MALFORMED` for what is no key of the
 * type where the field has no room for a made-up text.
 */
export function bindKey(binding: KeyBinding): Mask {
  const { field, of, kept } = binding
  checkHolds(field, of)
  const map = keepSome(mapOf(binding), kept)
  return {
    kind: keyKind(of, field.type),
    guarantee: { kind: 'injective' },
    ...(of.kind === 'text' ? {} : { caseless: true }),
    replace: (cells) => replaceKeys(cells, map, binding),
  }
}

const HOLDERS: Partial<Record<FieldType['kind'], readonly FieldType['kind'][]>> = {
  integer: ['integer', 'decimal', 'text'],
  decimal: ['decimal', 'text', 'integer'],
  uuid: ['uuid', 'text', 'bytes'],
  bytes: ['bytes', 'uuid', 'text'],
  text: ['text'],
}

function checkHolds(field: MaskedField, of: FieldType): void {
  const holders = HOLDERS[of.kind]
  const fits = holders !== undefined && !(of.kind === 'decimal' && (of.scale ?? 0) > 0)
  if (!fits || (of.kind === 'bytes' && of.length !== 16))
    throw maskType('key', field.entity, field.name, typeText(of), 'whole numbers, UUIDs (16 bytes count) and texts')
  checkType('key', field, holders, `keys of the type ${typeText(of)}`)
}

function mapOf({ field, context, domain, of, within, allowSmall }: KeyBinding): KeyMap {
  const checkSize = (size: bigint): void => {
    if (allowSmall !== true && size < SMALLEST_KEY_SPACE)
      throw maskSmallDomain('key', field.entity, field.name, String(size), String(SMALLEST_KEY_SPACE))
  }
  if (of.kind === 'uuid' || of.kind === 'bytes') {
    if (field.type.kind === 'text') checkLength('key', field, 36)
    return uuidMap(context.keys, domain)
  }
  if (of.kind === 'text') return textMap(context.keys, domain, checkSize)
  const ranges = keyRanges(of, within)
  const [ordinary] = ranges as [(typeof ranges)[0]]
  checkSize(ordinary.to)
  if (field.type.kind === 'text') checkLength('key', field, String(ordinary.to).length)
  if (field.type.kind === 'integer' && limitsOf(field.type).max < ordinary.to)
    throw maskType('key', field.entity, field.name, typeText(field.type), `numbers up to ${ordinary.to}`)
  return integerMap(context.keys, domain, ranges)
}

function replaceKeys(cells: Cells, map: KeyMap, binding: KeyBinding): Cells['values'] {
  const { field } = binding
  const malformed = cells.wellFormed.filter((well) => !well).length
  if (malformed === 0) return map(cells.normal).map((text, i) => keyValue(text, cells.values[i] ?? null, field))
  if (field.type.kind !== 'text' || lengthLimit(field.type) < MADE_LENGTH)
    throw maskMalformed('key', field.entity, field.name, malformed)
  const proper = cells.normal.filter((_, i) => cells.wellFormed[i])
  const images = map(proper)[Symbol.iterator]()
  const made = madeKeys(cells, binding)
  return cells.values.map((value, i) =>
    cells.wellFormed[i] === true ? keyValue(images.next().value as string, value, field) : (made[i] as string),
  )
}

const MADE_LENGTH = 26

/** Keys for what is none: 125 bits in base32 behind an `x`, so that no two are one. */
function madeKeys({ normal }: Cells, { context, domain }: KeyBinding): readonly string[] {
  const tags = context.keys.prf(`${domain}/malformed`).tags(normal)
  return normal.map((_, i) => `x${tags.base32(i, MADE_LENGTH - 1)}`)
}
