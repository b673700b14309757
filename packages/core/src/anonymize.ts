/** Entry for anonymizing: rules, transforms, records of a test. */
export { defineAnonymizer, maskEntity, rulesFor } from './anonymizer/rules.js'
export { typeText } from './anonymizer/classify/type-text.js'
export { createAnonymizer } from './anonymizer/records/create-anonymizer.js'
export { address } from './anonymizer/transforms/address.js'
export { ageBand } from './anonymizer/transforms/age-band.js'
export { band } from './anonymizer/transforms/band.js'
export { bytes } from './anonymizer/transforms/bytes.js'
export { city } from './anonymizer/transforms/city.js'
export { company } from './anonymizer/transforms/company.js'
export { constant } from './anonymizer/transforms/constant.js'
export { country } from './anonymizer/transforms/country.js'
export { creditCard } from './anonymizer/transforms/credit-card.js'
export { custom } from './anonymizer/transforms/custom.js'
export { date } from './anonymizer/transforms/date.js'
export { email } from './anonymizer/transforms/email.js'
export { firstName } from './anonymizer/transforms/first-name.js'
export { freeText } from './anonymizer/transforms/free-text.js'
export { fullName } from './anonymizer/transforms/full-name.js'
export { gender } from './anonymizer/transforms/gender.js'
export { geo } from './anonymizer/transforms/geo.js'
export { hash } from './anonymizer/transforms/hash.js'
export { iban } from './anonymizer/transforms/iban.js'
export { ip } from './anonymizer/transforms/ip.js'
export { json } from './anonymizer/transforms/json.js'
export { keep } from './anonymizer/transforms/keep.js'
export { key } from './anonymizer/transforms/key.js'
export { lastName } from './anonymizer/transforms/last-name.js'
export { nullify } from './anonymizer/transforms/nullify.js'
export { password } from './anonymizer/transforms/password.js'
export { phone } from './anonymizer/transforms/phone.js'
export { postcode } from './anonymizer/transforms/postcode.js'
export { postcodePrefix } from './anonymizer/transforms/postcode-prefix.js'
export { reference } from './anonymizer/transforms/reference.js'
export { region } from './anonymizer/transforms/region.js'
export { ssn } from './anonymizer/transforms/ssn.js'
export { street } from './anonymizer/transforms/street.js'
export { truncate } from './anonymizer/transforms/truncate.js'
export { truncateDate } from './anonymizer/transforms/truncate-date.js'
export { url } from './anonymizer/transforms/url.js'
export { username } from './anonymizer/transforms/username.js'
export type {
  Anonymizer,
  EntityRules,
  FieldRules,
  MaskByName,
  QuasiIdentifier,
  SubjectRule,
} from './anonymizer/rules.js'
export type { CommonOptions, RowTest, Transform, ValuePolicy } from './anonymizer/transform.js'
export type { RecordAnonymizer, RecordAnonymizerOptions } from './anonymizer/records/create-anonymizer.js'
export type { FieldMethods } from './anonymizer/records/field-methods.js'
export type { Handler, HandlersOf, HandlerSpec } from './anonymizer/records/handlers.js'
export type { Rest } from './anonymizer/records/rebuild.js'
export type { KeyMode } from './anonymizer/keys/key-ring.js'
export type {
  AnonymizeOptions,
  AnonymizeReport,
  CheckReport,
  Classification,
  ClassifyOptions,
  ClassifyReport,
  FieldClass,
  LeakOptions,
  LeakReport,
} from './anonymizer/reports.js'
