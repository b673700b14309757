import { maskResult, maskTooShort } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { Json, Value } from '../../schema/schema.js'
import type { Address } from '../../values/groups.js'
import type { Kind } from '../kind.js'
import { jsonKind, readJson } from '../kinds/json.js'
import { placeKind } from '../kinds/place.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { addressLine } from './address/address-line.js'
import { addressRecord } from './address/address-record.js'
import { countryTest } from './address/countries.js'
import { placeDrawer } from './address/draw-places.js'
import { fitWords } from './address/fit-words.js'
import { ADDRESS_DOMAIN } from './address/part-transform.js'
import { checkType, lengthLimit } from './check-type.js'
import { createTransform } from './create-transform.js'

export interface AddressOptions extends CommonOptions {
  /** Members of an address record that stay as they are: `['type']`. All that are no part of an address are left out unless told. */
  readonly keep?: readonly string[]
}

/**
 * Replaces a whole address in one column: a text of one or more lines, or a JSON record. Street, city, region and postcode are
 * of one made-up place of the configured locale, one for each subject and domain, so they agree with `street()`, `city()` and
 * the like. A country stays; coordinates and second lines become null.
 *
 * @throws {SeedError} when bound, `MASK.TYPE`, `MASK.TOO_SHORT`; from the mask `MASK.RESULT` for a record in a text column that
 * grows too long.
 */
export function address(options: AddressOptions = {}): Transform {
  const { keep, domain = ADDRESS_DOMAIN, ...common } = options
  return createTransform({
    name: 'address',
    common: { ...common, domain },
    options: withoutUndefined({ keep }),
    bySubject: true,
    bind: (field, context) => bindAddress(domain, new Set(keep), field, context),
  })
}

const addressKind: Kind = {
  ...placeKind,
  normalise: (value) =>
    typeof value === 'string' && readJson(value) === undefined ? placeKind.normalise(value) : jsonKind.normalise(value),
}

function bindAddress(domain: string, kept: ReadonlySet<string>, field: MaskedField, context: MaskContext): Mask {
  checkType('address', field, ['text', 'json'], 'an address in one text or JSON record')
  const { words } = context
  const limit = lengthLimit(field.type)
  const narrow = fitWords(words, 'street', limit)
  if (narrow === undefined) throw maskTooShort('address', field.entity, field.name, limit, LONGEST_STREET)
  const draw = placeDrawer(context, domain)
  const isCountry = countryTest(words)
  const write = (value: Value, place: Address): Value => {
    const document = readJson(value)
    if (typeof document !== 'object' || document === null)
      return addressLine(place, typeof value === 'string' ? value : '', isCountry, limit)
    const record = recordsIn(document, (one) => addressRecord(one, place, words, kept))
    if (typeof value !== 'string') return record
    const text = JSON.stringify(record)
    if ([...text].length > limit) throw maskResult('address', field.entity, field.name, 'a longer record')
    return text
  }
  return {
    kind: addressKind,
    guarantee: { kind: 'lossy' },
    ignoresForm: true,
    replace: ({ values, subjects }) => {
      const places = draw(subjects)
      const shorter = limit === Infinity ? places : draw(subjects, narrow)
      return values.map((value, i) => {
        const place = places[i] as Address
        const fits = [...place.street].length <= limit
        return write(value, fits ? place : (shorter[i] as Address))
      })
    },
  }
}

/** A street of this length is found in every locale. */
const LONGEST_STREET = 20

/** A record, or each record of a list. */
function recordsIn(document: Json, mask: (record: Readonly<Record<string, Json>>) => Json): Json {
  if (Array.isArray(document)) return (document as readonly Json[]).map((item) => recordsIn(item, mask))
  return typeof document === 'object' && document !== null ? mask(document as Readonly<Record<string, Json>>) : null
}
