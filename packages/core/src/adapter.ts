/** Entry for adapter authors: the port, the neutral schema, errors. */
export { formatError, InternalError, isSeedError, SeedError } from './errors/seed-error.js'
export { noSchemas, noTimeout } from './errors/connection.js'
export type { ErrorText } from './errors/seed-error.js'
export { identityAlways, keyChanged, transactionOpen, unmappedField } from './errors/orm.js'
export { defineAdapter } from './adapter/define-adapter.js'
export { asBuffer, asDate, asItIs, dayText, integerText, toEntityValue } from './orm/entity-value.js'
export { findModule, MODULE_ENDINGS } from './orm/find-module.js'
export { nameJoinEntity, nameJoinRelation } from './orm/join-names.js'
export { isPromise, pickExport, settleExport, splitExport } from './orm/pick-export.js'
export { sameKey } from './orm/same-key.js'
export { writeChunks } from './orm/write-chunks.js'
export { mergeSchemas } from './schema/merge.js'
export type {
  Access,
  Adapter,
  Capabilities,
  Constraint,
  KeySet,
  Ledger,
  LedgerRow,
  RowSource,
  Selection,
  Store,
  StoreFailure,
  Target,
  TargetRequest,
  Through,
  Violations,
} from './adapter/port.js'
export type { PackedPage, Page, PageCodec, PageDoor, PageSelection } from './adapter/page.js'
export type {
  Check,
  Converter,
  Default,
  Entity,
  Field,
  FieldType,
  Inheritance,
  Inverse,
  Json,
  ManyToMany,
  Origin,
  Relation,
  Schema,
  Table,
  ToOne,
  Tuple,
  UniqueSet,
  Value,
} from './schema/schema.js'
export type { Convert } from './orm/entity-value.js'
export type { JoinSide } from './orm/join-names.js'
export type { Wanted } from './orm/pick-export.js'
export type { WriteRows } from './orm/write-chunks.js'
export type { AdapterCommand, AdapterOption, ConnectionRequest, Opened, OpenRequest } from './adapter/command.js'
