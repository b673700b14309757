import { ssnKind } from '../kinds/ssn.js'
import type { Tags } from '../keys/key-ring.js'
import { replaceByForm } from '../people/by-form.js'
import { textLimit } from '../people/text-field.js'
import { writeDigits } from '../people/write-digits.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/**
 * Groups that follow an area of 900 to 999 in no number ever issued: the IRS numbers taxpayers (ITIN) in groups 50-65, 70-88,
 * 90-92 and 94-99, and adoptions (ATIN) in 93; the Social Security Administration assigns no area above 899 at all, and no
 * group 00.
 */
const GROUPS: readonly number[] = [...range(1, 49), ...range(66, 69), 89]

const AREAS = 100
/** 0001 to 9999: the serial 0000 is never assigned. */
const SERIALS = 9999
const CAPACITY = AREAS * GROUPS.length * SERIALS

/**
 * Replaces US social security numbers by numbers that were never issued to anybody: 9xx with a group that no other
 * authority uses either. Written as the original is, with hyphens, spaces or without.
 *
 * There are 53,994,600 of them, so two numbers meet with probability 2^-25.6: enough to tell a few rows apart, too little for
 * a unique field with more than some ten rows, which is refused. `hash()` keeps more apart.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.TOO_SHORT` below 9 characters.
 */
export function ssn(options: CommonOptions = {}): Transform {
  return createTransform({
    name: 'ssn',
    common: options,
    identityRank: 3,
    bind: (field, context) => bindSsn(field, context, options.domain ?? 'ssn'),
  })
}

function bindSsn(field: MaskedField, context: MaskContext, domain: string): Mask {
  const limit = textLimit('ssn', field, 9)
  const draw = (normal: readonly string[]): readonly string[] => {
    const tags = context.keys.prf(`${domain}/ssn`).tags(normal)
    return normal.map((_, at) => drawNumber(tags, at))
  }
  const replace = replaceByForm(context, {
    kind: ssnKind,
    domain,
    proper: (values, normal) => draw(normal).map((digits, at) => writeDigits(values[at] as string, digits)),
    fresh: (normal) => draw(normal).map((digits) => (limit < 11 ? digits : digits.replace(/^(...)(..)/, '$1-$2-'))),
  })
  const bits = Math.floor(Math.log2(CAPACITY) * 100) / 100
  return { kind: ssnKind, guarantee: { kind: 'bounded', bits }, caseless: true, capacity: BigInt(CAPACITY), replace }
}

function drawNumber(tags: Tags, at: number): string {
  let rest = Number(tags.wide(at) % BigInt(CAPACITY))
  const serial = (rest % SERIALS) + 1
  rest = Math.floor(rest / SERIALS)
  const group = GROUPS[rest % GROUPS.length] as number
  const area = 900 + Math.floor(rest / GROUPS.length)
  return `${area}${String(group).padStart(2, '0')}${String(serial).padStart(4, '0')}`
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
