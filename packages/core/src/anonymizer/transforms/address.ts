import { maskResult, maskTooShort } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { Json, Value } from '../../schema/schema.js'
import type { Place } from '../../values/address.js'
import type { Vocabulary } from '../../values/locale.js'
import type { Kind } from '../kind.js'
import { jsonKind, readJson } from '../kinds/json.js'
import { placeKind } from '../kinds/place.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { addressLine } from './address/address-line.js'
import { createRecordWriter, type RecordWriter } from './address/address-record.js'
import { countryTest } from './address/countries.js'
import { placeDrawer, type DrawPlaces } from './address/draw-places.js'
import { fitWords } from './address/fit-words.js'
import { fitsIn } from './address/fits-in.js'
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
  return {
    kind: addressKind,
    guarantee: { kind: 'lossy' },
    ignoresForm: true,
    replace: replacerOf(placeDrawer(context, domain), narrow, limit, addressWriter(words, kept, field)),
  }
}

/** Draws the places of a page, shorter ones where a street does not fit, and writes them. */
function replacerOf(draw: DrawPlaces, narrow: Vocabulary, limit: number, write: WriteAddress): Mask['replace'] {
  return ({ values, subjects }) => {
    const places = draw(subjects)
    let shorter: readonly Place[] | undefined
    return values.map((value, i) => {
      const place = places[i] as Place
      if (fitsIn(place.street, limit)) return write(value, place)
      shorter ??= draw(subjects, narrow)
      return write(value, shorter[i] as Place)
    })
  }
}

type WriteAddress = (value: Value, place: Place) => Value

function addressWriter(
  words: Vocabulary,
  kept: ReadonlySet<string>,
  { type, entity, name }: MaskedField,
): WriteAddress {
  const limit = lengthLimit(type)
  const isCountry = countryTest(words)
  const writeRecord = createRecordWriter(words, kept)
  return (value, place) => {
    const document = readJson(value)
    if (typeof document !== 'object' || document === null)
      return addressLine(place, typeof value === 'string' ? value : '', isCountry, limit)
    const record = recordsIn(document, place, writeRecord)
    if (typeof value !== 'string') return record
    const text = JSON.stringify(record)
    if (!fitsIn(text, limit)) throw maskResult('address', entity, name, 'a longer record')
    return text
  }
}

/** A street of this length is found in every locale. */
const LONGEST_STREET = 20

/** A record, or each record of a list. */
function recordsIn(document: Json, place: Place, write: RecordWriter): Json {
  if (Array.isArray(document)) return (document as readonly Json[]).map((item) => recordsIn(item, place, write))
  if (typeof document !== 'object' || document === null) return null
  return write(document as Readonly<Record<string, Json>>, place)
}
