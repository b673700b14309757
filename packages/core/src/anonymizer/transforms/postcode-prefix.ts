import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { Value } from '../../schema/schema.js'
import { postcodeKind } from '../kinds/postcode.js'
import { textOf } from '../kinds/text.js'
import type { CommonOptions, MaskedField, Transform } from '../transform.js'
import { checkType } from './check-type.js'
import { createTransform } from './create-transform.js'

export interface PostcodePrefixOptions extends CommonOptions {
  /** Characters that stay; 3 unless told, at most 5. */
  readonly keep?: number
  /** First three digits of areas with too few people, which become `000`; those of the HHS unless told, `[]` outside the United States. */
  readonly small?: readonly string[]
  /** What stands for the rest; `*` unless told, and `0` in columns of numbers. */
  readonly pad?: '*' | '0'
}

/**
 * Areas of three ZIP digits with at most 20,000 people, by the census of 2000: guidance of the US Department of Health and Human
 * Services on de-identification (2012), for 45 CFR 164.514(b)(2)(i)(B).
 */
const SMALL_AREAS = '036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893'.split(' ')
const AREA_LENGTH = 3

/**
 * Keeps the first characters of postcodes and pads the rest, so that many rows are alike: `90210` is `902**`. Areas with few
 * people become `000**`. Takes no key. What is no postcode becomes NULL, or all padding where NULL is not allowed.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound, `MASK.TYPE`.
 */
export function postcodePrefix(options: PostcodePrefixOptions = {}): Transform {
  const { keep = 3, small = SMALL_AREAS, pad, ...common } = options
  if (!Number.isInteger(keep) || keep < 0 || keep > 5)
    throw maskOption('postcodePrefix', 'keep', 'a whole number from 0 to 5')
  const areas = new Set(small)
  return createTransform({
    name: 'postcodePrefix',
    common,
    options: withoutUndefined({ keep, small, pad }),
    bind: (field) => {
      checkType('postcodePrefix', field, ['text', 'integer'], 'the beginning of a postcode')
      const filler = field.type.kind === 'integer' ? '0' : (pad ?? '*')
      return {
        kind: postcodeKind,
        guarantee: { kind: 'lossy' },
        replace: ({ values, wellFormed }) =>
          values.map((value, i) =>
            wellFormed[i] === true ? prefixOf(value, keep, areas, filler) : none(value, field, filler),
          ),
      }
    },
  })
}

const ZIP_LENGTH = 5

function prefixOf(value: Value, keep: number, areas: ReadonlySet<string>, pad: string): Value {
  // Columns of numbers have lost the zeros before a ZIP code.
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  const text = isNumber ? String(value).padStart(ZIP_LENGTH, '0') : (value as string).trim()
  const plain = text.replace(/[^A-Za-z\d]/g, '')
  const isSmall = areas.has(plain.slice(0, AREA_LENGTH))
  const kept = isSmall ? '0'.repeat(Math.min(keep, AREA_LENGTH)) : plain.slice(0, keep)
  let at = 0
  const masked = text.replace(/[A-Za-z\d]/g, () => kept.charAt(at++) || (isNumber ? '0' : pad))
  if (typeof value === 'bigint') return BigInt(masked)
  return isNumber ? Number(masked) : masked
}

function none(value: Value, field: MaskedField, pad: string): Value {
  if (field.nullable) return null
  return field.type.kind === 'integer' ? 0 : pad.repeat(Math.min(ZIP_LENGTH, textOf(value).length))
}
