/** Entry for anonymizing: rules, transforms, records of a test. */
export { defineAnonymizer, maskEntity, rulesFor } from './anonymizer/rules.js'
export type {
  Anonymizer,
  EntityRules,
  FieldRules,
  MaskByName,
  QuasiIdentifier,
  SubjectRule,
} from './anonymizer/rules.js'
export type { CommonOptions, RowTest, Transform, ValuePolicy } from './anonymizer/transform.js'
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
