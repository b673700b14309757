import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { phoneKind } from '../kinds/phone.js'
import { replaceByForm } from '../people/by-form.js'
import { createPhoneMask } from '../people/phone/phone-mask.js'
import { textLimit } from '../people/text-field.js'
import type { CommonOptions, Guarantee, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

export interface PhoneOptions extends CommonOptions {
  /**
   * `'country'`: the replacement is a number of the same country and type (mobile, fixed line). `'format'`: only the way of
   * writing stays, every digit is replaced, and no numbering plans are loaded. `'country'` unless told.
   */
  readonly keep?: 'country' | 'format'
  /** Country of numbers without a country's code, ISO 3166-1 alpha-2: `US`. The country of the locale unless told. */
  readonly country?: string
  /**
   * Numbers from ranges that are set aside for fiction, where the country has some for the type and length: these are
   * nobody's, but few. True unless told, and false in a unique field. Say the same for all fields that must agree.
   */
  readonly fiction?: boolean
}

/**
 * Replaces telephone numbers, written as the original is: spaces, hyphens, brackets, `+` or `00`, the national prefix.
 *
 * With `fiction`, numbers become fiction numbers (`+1 !##-555-01##` and the ranges of GB, AU, DE, FR, IE, SE), many originals
 * one. Where there are none, and in unique fields, a keyed permutation of the country's numbers of that type gives another
 * valid number; **it may be the number of a real subscriber**, so a copy that sends messages must have sending turned off.
 * Different normal forms then stay different; two ways to write one number, national and international, get one new number.
 *
 * Numbers that no plan knows get other digits. What is no telephone number at all has its digits and letters replaced, in the
 * shape it has. A number that is masked already is masked again.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.OPTION`, `MASK.TOO_SHORT` below 7 characters.
 */
export function phone(options: PhoneOptions = {}): Transform {
  const { keep = 'country', country, fiction } = options
  return createTransform({
    name: 'phone',
    common: options,
    options: withoutUndefined({ keep, country, fiction }),
    identityRank: 2,
    bind: (field, context) => bindPhone(field, context, options),
  })
}

async function bindPhone(field: MaskedField, context: MaskContext, options: PhoneOptions): Promise<Mask> {
  const { domain = 'phone', keep = 'country', fiction = !field.unique } = options
  const limit = textLimit('phone', field, 7)
  if (keep !== 'country' && keep !== 'format') throw maskOption('phone', 'keep', "'country' or 'format'")
  const numbers = await createPhoneMask(context, { domain: `${domain}/phone`, keep, country: options.country, fiction })
  const replace = replaceByForm(context, {
    kind: phoneKind,
    domain,
    ...numbers,
    fresh: (normal) => numbers.fresh(normal, limit),
  })
  const guarantee: Guarantee = { kind: keep === 'country' && fiction ? 'lossy' : 'injective' }
  return { kind: phoneKind, guarantee, caseless: true, replace }
}
