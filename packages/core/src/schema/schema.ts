/** Who told us of an entity, a relation or a constraint. */
export type Origin = 'orm' | 'database' | 'declared'

/** Everything known about one database: what is in it, what hangs together, what will be enforced. */
export interface Schema {
  readonly entities: readonly Entity[]
}

/** The place of an entity's rows. The database's default schema is left out. */
export interface Table {
  readonly schema?: string
  readonly name: string
}

/** One kind of row. Several entities share a table under single-table inheritance. */
export interface Entity {
  /** The ORM's name, which people type: `User`. A table that only the catalog knows goes by its table name. */
  readonly name: string
  readonly table: Table
  /** `'database'`: the ORM's metadata does not know the table, so it is never written, emptied or counted. */
  readonly origin: Origin
  readonly fields: readonly Field[]
  /** Names of the fields that make up the primary key, in its order. */
  readonly key: readonly string[]
  readonly relations: readonly Relation[]
  readonly uniques: readonly UniqueSet[]
  readonly checks: readonly Check[]
  readonly inheritance?: Inheritance
  /** True for a table the ORM makes by itself for a many-to-many relation: it has no class. */
  readonly joinTable?: boolean
  /** Hooks, subscribers and extensions that run only when the ORM writes; named in the plan of a native run. */
  readonly hooks?: readonly string[]
}

/** Single-table inheritance: all entities of one root live in one table. */
export interface Inheritance {
  readonly root: string
  /** Name of the field that tells the entities apart. */
  readonly discriminator: string
  /** Its value for this entity. */
  readonly value: string
}

/** What the database keeps in a column, in neutral words. `bits`, `precision` and `scale` as in SQL; `length` in characters (bytes for `bytes`). */
export type FieldType =
  | { readonly kind: 'integer'; readonly bits: 8 | 16 | 32 | 64; readonly unsigned?: boolean }
  | { readonly kind: 'decimal'; readonly precision?: number; readonly scale?: number }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text'; readonly length?: number; readonly fixed?: boolean }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** A point in time, with a zone in the database. `precision`: digits after the second. */
  | { readonly kind: 'instant'; readonly precision?: number }
  /** A wall-clock date and time without a zone. */
  | { readonly kind: 'datetime'; readonly precision?: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'time'; readonly precision?: number }
  | { readonly kind: 'json' }
  | { readonly kind: 'bytes'; readonly length?: number }
  | { readonly kind: 'array'; readonly of: FieldType }
  /** A type we do not know; only nullable or given fields of it can be written. */
  | { readonly kind: 'unknown' }

/** One column of one entity. */
export interface Field {
  /** The ORM's property path: `email`, `address.city` for an embedded one, `user.id`-like paths never: see `Relation`. */
  readonly name: string
  readonly column: string
  readonly type: FieldType
  /** The type as the database or the ORM spells it: `numeric(10,2)`. For messages and encoders. */
  readonly nativeType: string
  readonly nullable: boolean
  readonly default?: Default
  /** `increment`, `uuid`: a key the database or ORM would make (core allocates it instead). `computed`: never written. */
  readonly generated?: 'increment' | 'uuid' | 'computed'
  /** GENERATED ALWAYS AS IDENTITY: explicit values need the database's consent. */
  readonly identityAlways?: boolean
  /** What the ORM uses the field for. */
  readonly role?: 'created' | 'updated' | 'deleted' | 'version' | 'discriminator'
  /** The ORM's own conversion between what its entities hold and what the column holds. */
  readonly converter?: Converter
  /** True when no property of the entity holds it: a foreign key column behind a relation. */
  readonly hidden?: boolean
}

/** A custom type or transformer of the ORM. Both directions are pure. */
export interface Converter {
  /** From the entity's value to the value the column holds. */
  readonly toStored: (value: unknown) => unknown
  /** From the column's value to the entity's. */
  readonly fromStored: (value: unknown) => unknown
}

/** What a column gets when a row does not name it. */
export type Default =
  | { readonly kind: 'constant'; readonly value: Value }
  /** Reads the clock, chance or the session: becomes a cell. */
  | { readonly kind: 'expression'; readonly text: string }

/**
 * A connection between two entities.
 *
 * `'1'`: every row has exactly one target. `'0-1'`: one or none. `'inverse'`: the far side of such a relation.
 * `'many'`: many-to-many through a join entity.
 */
export type Relation = ToOne | Inverse | ManyToMany

export interface ToOne {
  readonly arity: '0-1' | '1'
  /** Property of the entity: `user`. Without one, the names of the foreign key fields joined by `+`. */
  readonly name: string
  readonly target: string
  /** Foreign key fields of this entity and the fields they point to, pairwise. */
  readonly fields: readonly string[]
  readonly targetFields: readonly string[]
  readonly origin: Origin
  /** True when the database checks it. */
  readonly enforced: boolean
  readonly deferrable?: boolean
  readonly onDelete?: 'cascade' | 'restrict' | 'no action' | 'set null' | 'set default'
}

export interface Inverse {
  readonly arity: 'inverse'
  readonly name: string
  readonly target: string
  /** Name of the to-one relation of the target that this is the far side of. */
  readonly of: string
}

export interface ManyToMany {
  readonly arity: 'many'
  readonly name: string
  readonly target: string
  /** The join entity and its two to-one relations: towards this entity and towards the target. */
  readonly through: string
  readonly near: string
  readonly far: string
}

/** Fields whose values together occur once. The primary key is not listed. */
export interface UniqueSet {
  readonly name?: string
  readonly fields: readonly string[]
  /** Condition of a partial index, in the database's words. */
  readonly where?: string
  /** Text of an expression index; `fields` then lists the fields it reads. */
  readonly expression?: string
  readonly nullsNotDistinct?: boolean
  readonly deferrable?: boolean
}

/** A CHECK constraint in the database's words. */
export interface Check {
  readonly name: string
  readonly expression: string
}

/** A JSON value as JavaScript holds it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * A value in canonical form, as it crosses the port: integers as `number`, 64-bit ones as `bigint`, decimals as exact
 * strings at the column's scale, floats as `number`, instants as ISO strings ending in `Z`, zone-less date-times, dates and
 * times as ISO strings, bytes as `Uint8Array`, JSON and arrays as plain values.
 */
export type Value = bigint | Uint8Array | readonly Value[] | Json

/** One row: values in the order of a list of field names that goes with it. */
export type Tuple = readonly Value[]
