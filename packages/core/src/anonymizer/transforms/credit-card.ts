import { cardKind, checkDigit } from '../kinds/card.js'
import type { Tags } from '../keys/key-ring.js'
import { loadCardPrefixes, PREFIX_LENGTH, type CardPrefix } from '../people/bank/test-cards.js'
import { replaceByForm } from '../people/by-form.js'
import { textLimit } from '../people/text-field.js'
import { writeDigits } from '../people/write-digits.js'
import type { CommonOptions, Guarantee, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

export interface CreditCardOptions extends CommonOptions {
  /**
   * The last four digits stay; false unless told.
   *
   * They link: together with a name or a date they single out a card, and whoever has the four digits of the receipt finds the
   * row. Kept beside a keyed value of the same number they narrow it down (PCI DSS 4.0, 3.5.1).
   */
  readonly keepLast4?: boolean
}

/** Digits of the shortest numbers (ISO/IEC 7812-1). */
const SHORTEST = 12

/**
 * Replaces card numbers by test numbers of the same brand and length, in the same groups: a prefix that the brand publishes
 * for tests, keyed digits, and the check digit (Luhn) that belongs to them. Nobody can be charged by them.
 *
 * Of 16 digits nine are free, so two numbers meet with probability 2^-29.8; of 12, with 2^-16.6, which is what is promised. A
 * number that fails the check digit is malformed: its digits are replaced so that it still fails.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.TOO_SHORT` below 12 characters.
 */
export function creditCard(options: CreditCardOptions = {}): Transform {
  const { keepLast4 = false } = options
  return createTransform({
    name: 'creditCard',
    common: options,
    options: { keepLast4 },
    bind: (field, context) => bindCard(field, context, options),
  })
}

async function bindCard(field: MaskedField, context: MaskContext, options: CreditCardOptions): Promise<Mask> {
  const { domain = 'creditCard', keepLast4 = false } = options
  const limit = textLimit('creditCard', field, SHORTEST)
  const prefixOf = await loadCardPrefixes()
  const draw = (numbers: readonly string[]): readonly string[] => {
    const tags = context.keys.prf(`${domain}/card`).tags(numbers)
    return numbers.map((digits, at) => drawCard(digits, prefixOf, tags, at, keepLast4))
  }
  const replace = replaceByForm(context, {
    kind: cardKind,
    domain,
    proper: (values, normal) => draw(normal).map((digits, at) => writeDigits(values[at] as string, digits)),
    fresh: (normal) => {
      const length = Math.min(16, limit)
      const tags = context.keys.prf(`${domain}/card`).tags(normal)
      return normal.map((_, at) => drawCard('4'.repeat(length), prefixOf, tags, at, false))
    },
  })
  const bits = Math.floor(Math.log2(10 ** (SHORTEST - PREFIX_LENGTH - 1)) * 100) / 100
  const guarantee: Guarantee = keepLast4 ? { kind: 'lossy' } : { kind: 'bounded', bits }
  return { kind: cardKind, guarantee, caseless: true, replace }
}

function drawCard(digits: string, prefixOf: CardPrefix, tags: Tags, at: number, keepLast4: boolean): string {
  const free = digits.length - PREFIX_LENGTH - 1
  const drawn = String(tags.wide(at)).padStart(free, '0').slice(-free)
  const payload = prefixOf(digits) + drawn
  if (!keepLast4) return payload + checkDigit(payload)
  return endingIn(payload.slice(0, digits.length - 4), digits.slice(-4))
}

/** A number with a correct check digit that ends in given digits: the digit before them is chosen for it. */
function endingIn(start: string, last: string): string {
  const before = start.slice(0, -1)
  for (let digit = 0; digit < 10; digit++) {
    const payload = `${before}${digit}${last.slice(0, -1)}`
    if (checkDigit(payload) === last.slice(-1)) return payload + last.slice(-1)
  }
  // Each digit gives another check digit, so one of ten is the right one.
  return start + last
}
