import type { Field, FieldType } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { cardKind } from '../kinds/card.js'
import { dateKind } from '../kinds/date.js'
import { emailKind } from '../kinds/email.js'
import { ibanKind } from '../kinds/iban.js'
import { ipKind } from '../kinds/ip.js'
import { jsonKind } from '../kinds/json.js'
import { nameKind } from '../kinds/name.js'
import { numberKind } from '../kinds/number.js'
import { phoneKind } from '../kinds/phone.js'
import { placeKind } from '../kinds/place.js'
import { ssnKind } from '../kinds/ssn.js'
import { textKind } from '../kinds/text.js'
import { uuidKind } from '../kinds/uuid.js'
import type { FieldClass } from '../reports.js'

/** Kinds of types that leave no choice. */
const BY_TYPE: Partial<Record<FieldType['kind'], Kind>> = {
  date: dateKind,
  datetime: dateKind,
  instant: dateKind,
  uuid: uuidKind,
  json: jsonKind,
  decimal: numberKind,
  float: numberKind,
  boolean: numberKind,
}

/** Kinds by words in the names of fields that have no rule. */
const BY_NAME: readonly (readonly [RegExp, Kind])[] = [
  [/e-?mail/i, emailKind],
  [/phone|mobile|fax|telefon/i, phoneKind],
  [/iban/i, ibanKind],
  [/ssn|social_?security/i, ssnKind],
  [/card_?(?:number|no)|creditcard|\bpan\b/i, cardKind],
  [/ip_?address|^ip$|_ip$/i, ipKind],
  [/(?:first|last|middle|full|given|family|maiden)_?name|^name$|surname/i, nameKind],
]

/**
 * The kind of a field that has a class and no rule: by its type or its name. Quasi-identifiers are what many people share, so they
 * prove something only in their row; anything else is looked for everywhere.
 */
export function kindByName({ name, type }: Field, of: FieldClass): Kind {
  const typed = BY_TYPE[type.kind]
  if (typed !== undefined) return typed
  const found = BY_NAME.find(([words]) => words.test(name))
  if (found !== undefined) return found[1]
  return of === 'quasi' ? placeKind : textKind
}
