/**
 * A Prisma schema as the rest of this package reads it, whichever way it was found: what Prisma's own parser says (DMMF),
 * and the few things that it leaves out. It is also what `seed-prisma-generator` writes, as JSON.
 *
 * This folder is all that knows how Prisma keeps a schema; a reader for another form makes one of these.
 */
export interface Datamodel {
  /** Changes when a member changes its meaning. */
  readonly format: 1
  /** `postgresql`, `mysql`, `sqlite` ... as the datasource block says. */
  readonly provider: string
  /** True under `relationMode = "prisma"`: no foreign keys in the database. */
  readonly emulatesRelations: boolean
  readonly models: readonly ModelLike[]
  readonly enums: readonly EnumLike[]
}

/** A table; views are left out. */
export interface ModelLike {
  readonly name: string
  readonly dbName?: string | null | undefined
  readonly schema?: string | null | undefined
  readonly fields: readonly FieldLike[]
  readonly primaryKey?: { readonly fields: readonly string[] } | null | undefined
  readonly uniqueFields: readonly (readonly string[])[]
}

/** A column, or a relation (`kind` is `object`). */
export interface FieldLike {
  readonly name: string
  readonly dbName?: string | null | undefined
  readonly kind: string
  /** `Int`, the name of an enum, the name of the model that a relation leads to. */
  readonly type: string
  /** `['VarChar', ['80']]` for `@db.VarChar(80)`. */
  readonly nativeType?: readonly [name: string, args: readonly string[]] | null | undefined
  readonly isList: boolean
  readonly isRequired: boolean
  readonly isId: boolean
  readonly isUnique: boolean
  readonly isUpdatedAt?: boolean | undefined
  readonly default?: DefaultLike | undefined
  readonly relationName?: string | null | undefined
  readonly relationFromFields?: readonly string[] | null | undefined
  readonly relationToFields?: readonly string[] | null | undefined
  readonly relationOnDelete?: string | null | undefined
}

/** A constant, a list of them, or a function: `now()`, `uuid(7)`, `dbgenerated("...")`. */
export type DefaultLike =
  | string
  | number
  | boolean
  | readonly (string | number | boolean)[]
  | { readonly name: string; readonly args?: readonly unknown[] | undefined }

export interface EnumLike {
  readonly name: string
  readonly values: readonly { readonly name: string; readonly dbName?: string | null | undefined }[]
}

/** Recognises what `seed-prisma-generator` wrote. */
export function isDatamodel(value: unknown): value is Datamodel {
  if (typeof value !== 'object' || value === null) return false
  const { format, provider, models, enums } = value as Partial<Datamodel>
  return format === 1 && typeof provider === 'string' && Array.isArray(models) && Array.isArray(enums)
}
