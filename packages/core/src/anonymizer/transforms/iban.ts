import { ibanCheckDigits, ibanKind } from '../kinds/iban.js'
import { accountBits, drawAccount } from '../people/bank/draw-account.js'
import { loadIbanStructures, type IbanStructures } from '../people/bank/iban-structures.js'
import { replaceByForm } from '../people/by-form.js'
import { textLimit } from '../people/text-field.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/** Characters of the shortest IBANs, Norway's. */
const SHORTEST = 15

/**
 * Replaces IBANs by others of the same country that pass all checks: a bank that does not exist (9 and Z throughout, in
 * countries whose registry says where the bank stands), a keyed account, the country's own check digits where it has some,
 * and the two of all IBANs. Spaces stay where they were.
 *
 * Two of one country meet with a probability that depends on how long its accounts are; what is promised is the worst of all
 * countries.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.TOO_SHORT` below 15 characters.
 */
export function iban(options: CommonOptions = {}): Transform {
  return createTransform({
    name: 'iban',
    common: options,
    bind: (field, context) => bindIban(field, context, options.domain ?? 'iban'),
  })
}

async function bindIban(field: MaskedField, context: MaskContext, domain: string): Promise<Mask> {
  const limit = textLimit('iban', field, SHORTEST)
  const structures = await loadIbanStructures()
  const draw = (normal: readonly string[], countries: readonly string[]): readonly string[] => {
    const tags = context.keys.prf(`${domain}/iban`).tags(normal)
    return countries.map((country, at) => {
      const account = drawAccount(structures.get(country), (normal[at] as string).slice(4), tags.wide(at))
      return country + ibanCheckDigits(country, account) + account
    })
  }
  const replace = replaceByForm(context, {
    kind: ibanKind,
    domain,
    proper: (values, normal) =>
      draw(
        normal,
        normal.map((text) => text.slice(0, 2)),
      ).map((text, at) => inPlaces(values[at] as string, text)),
    fresh: (normal) => {
      const country = freshCountry(structures, context.words.country, limit)
      return draw(
        normal,
        normal.map(() => country),
      )
    },
  })
  const bits = Math.min(...[...structures.values()].map(accountBits))
  return { kind: ibanKind, guarantee: { kind: 'bounded', bits }, caseless: true, replace }
}

/** The locale's own country where it has IBANs that fit the field, else the one with the shortest. */
function freshCountry(structures: IbanStructures, country: string, limit: number): string {
  const length = structures.get(country)?.places.length
  return length !== undefined && length + 4 <= limit ? country : 'NO'
}

/** Characters of an IBAN in place of a text's letters and digits; the text has as many. */
function inPlaces(text: string, iban: string): string {
  let next = 0
  return text.replace(/[a-z0-9]/gi, () => iban.charAt(next++))
}
