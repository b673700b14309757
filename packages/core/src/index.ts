/** Entry for app developers. */
export { defineFactory, factoriesFor } from './factory/define-factory.js'
export { resetSequences } from './engine/build.js'
export {
  belongsTo,
  between,
  connect,
  days,
  hasMany,
  hours,
  leaveToDatabase,
  manyToMany,
  total,
} from './factory/helpers.js'
export { unique } from './values/unique.js'
export { add, compare, roundHalfUp, subtract, sum, times } from './value/decimal.js'
export { Seeder } from './seeder/seeder.js'
export { registerSeeders, registeredFor } from './seeder/register.js'
export { defineRule } from './verify/rule.js'
export { formatError, InternalError, isSeedError, SeedError } from './errors/seed-error.js'
export type { ErrorText, ExitCode } from './errors/seed-error.js'
export type { AfterCreate, AfterCreateContext, AnyFactory, Factory } from './factory/factory.js'
export type { DefineByName, FactoryOptions } from './factory/define-factory.js'
export type { RowSet } from './factory/row-set.js'
export type {
  BelongsTo,
  CellContext,
  Connect,
  Count,
  Definition,
  EntityClass,
  EntityShapes,
  Given,
  HasMany,
  LeaveToDatabase,
  ManyToMany,
  RelationWrappers,
  Row,
} from './factory/types.js'
export type { Address, Person } from './values/groups.js'
export type { UniqueCell } from './values/unique.js'
export type { SeedConfig } from './loader/config.js'
export type { RegisteredSeeds } from './seeder/data-set.js'
export type { SeedsOptions } from './seeder/options.js'
export type { FactoryOf, SeedContext, SeederClass, StepTools, StepWork } from './seeder/seeder.js'
export type { Seeds } from './seeder/seeds.js'
export type { Rule } from './verify/rule.js'
export type {
  CleanOptions,
  CleanReport,
  Confirm,
  DataSetOptions,
  ExplainOptions,
  Explanation,
  Finding,
  Logger,
  PlannedEntity,
  PlanReport,
  Progress,
  RunOptions,
  RunReport,
  SeededEntity,
  VerifyOptions,
  VerifyReport,
  WriteMode,
} from './seeder/reports.js'
export type { Adapter, Target, Through } from './adapter/port.js'
