/**
 * The part of TypeORM that this package uses. A `DataSource` of any version with these members fits; nothing of TypeORM is
 * imported at run time, so that its one copy is always the application's.
 */
export interface DataSourceLike<Manager extends ManagerLike = ManagerLike> {
  readonly isInitialized: boolean
  readonly options: OptionsLike
  readonly driver: DriverLike
  readonly entityMetadatas: readonly EntityMetadataLike[]
  readonly subscribers: readonly object[]
  readonly manager: Manager
  initialize(): Promise<unknown>
  destroy(): Promise<void>
  setOptions(options: Record<string, unknown>): unknown
  createQueryRunner(mode?: 'master' | 'slave'): QueryRunnerLike
}

/** Options of a data source: the members that decide what we do. */
export interface OptionsLike {
  readonly type: string
  readonly database?: unknown
  readonly host?: unknown
  readonly port?: unknown
  readonly url?: unknown
  readonly schema?: unknown
}

/** TypeORM's driver: knows how types are spelled. */
export interface DriverLike {
  /** First schema of the search path (PostgreSQL), known once connected. */
  readonly searchSchema?: string | undefined
  normalizeType(column: never): string
}

/** One connection and its transaction. */
export interface QueryRunnerLike {
  readonly isTransactionActive: boolean
  readonly manager: ManagerLike
  /** Gives the driver's own connection. */
  connect(): Promise<unknown>
  startTransaction(): Promise<void>
  commitTransaction(): Promise<void>
  rollbackTransaction(): Promise<void>
  query(query: string, parameters?: unknown[]): Promise<unknown>
  release(): Promise<void>
}

/** The entity manager: what `Store.client` is. */
export interface ManagerLike {
  create(target: never): unknown
  insert(target: never, rows: never): Promise<unknown>
  save(target: never, entities: never, options?: SaveOptionsLike): Promise<unknown>
  createQueryBuilder(): { insert(): InsertBuilderLike }
}

/** The query builder of one INSERT. */
export interface InsertBuilderLike {
  into(target: never, columns: string[]): InsertBuilderLike
  values(rows: never): InsertBuilderLike
  updateEntity(enabled: boolean): InsertBuilderLike
  execute(): Promise<unknown>
}

export interface SaveOptionsLike {
  readonly transaction?: boolean
}

/** A class, or the name of an `EntitySchema`. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM types its targets so
export type TargetLike = Function | string

export interface EntityMetadataLike {
  readonly name: string
  readonly target: TargetLike
  readonly tableName: string
  /** Name of the table with its schema, as statements spell it. */
  readonly tablePath: string
  readonly schema?: string | undefined
  /** `regular`, `view`, `junction`, `closure`, `closure-junction`, `entity-child`. */
  readonly tableType: string
  readonly isJunction: boolean
  readonly treeType?: string | undefined
  readonly inheritancePattern?: string | undefined
  readonly discriminatorValue?: string | number | undefined
  readonly discriminatorColumn?: ColumnMetadataLike | undefined
  readonly parentEntityMetadata: EntityMetadataLike
  readonly columns: readonly ColumnMetadataLike[]
  readonly primaryColumns: readonly ColumnMetadataLike[]
  readonly relations: readonly RelationMetadataLike[]
  readonly foreignKeys: readonly ForeignKeyMetadataLike[]
  readonly uniques: readonly UniqueMetadataLike[]
  readonly indices: readonly IndexMetadataLike[]
  readonly checks: readonly { readonly name: string; readonly expression: string }[]
  readonly listeners: readonly { readonly type: string; readonly propertyName: string }[]
  create(queryRunner?: never, options?: { fromDeserializer?: boolean; pojo?: boolean }): object
}

/** One column. `propertyPath` of an embedded one is `address.city`. */
export interface ColumnMetadataLike {
  readonly target: TargetLike
  readonly entityMetadata: EntityMetadataLike
  readonly embeddedMetadata?:
    { readonly embeddedMetadataTree: readonly { readonly propertyName: string }[] } | undefined
  readonly propertyName: string
  readonly propertyPath: string
  readonly databaseName: string
  /** A constructor or a name of a type; undefined for what a plug-in left out. */
  readonly type: unknown
  readonly length: string
  readonly precision?: number | null | undefined
  readonly scale?: number | undefined
  readonly unsigned: boolean
  readonly enum?: readonly (string | number)[] | undefined
  readonly isArray: boolean
  readonly isPrimary: boolean
  readonly isNullable: boolean
  readonly isGenerated: boolean
  readonly generationStrategy?: 'uuid' | 'increment' | 'rowid' | undefined
  readonly generatedIdentity?: 'ALWAYS' | 'BY DEFAULT' | undefined
  readonly generatedType?: 'VIRTUAL' | 'STORED' | undefined
  readonly isVirtual: boolean
  readonly isVirtualProperty: boolean
  readonly isInsert: boolean
  readonly isCreateDate: boolean
  readonly isUpdateDate: boolean
  readonly isDeleteDate: boolean
  readonly isVersion: boolean
  readonly isDiscriminator: boolean
  readonly default?: unknown
  readonly transformer?: TransformerLike | readonly TransformerLike[] | undefined
  readonly relationMetadata?: RelationMetadataLike | undefined
  readonly referencedColumn: ColumnMetadataLike | undefined
  getEntityValue(entity: object): unknown
  setEntityValue(entity: object, value: unknown): void
}

/** A `ValueTransformer`. */
export interface TransformerLike {
  to(value: unknown): unknown
  from(value: unknown): unknown
}

export interface RelationMetadataLike {
  readonly target: TargetLike
  readonly propertyName: string
  readonly propertyPath: string
  readonly embeddedMetadata?: object | undefined
  readonly isLazy: boolean
  readonly isManyToOne: boolean
  readonly isOneToOneOwner: boolean
  readonly isOneToMany: boolean
  readonly isOneToOneNotOwner: boolean
  readonly isManyToManyOwner: boolean
  readonly isManyToManyNotOwner: boolean
  readonly createForeignKeyConstraints: boolean
  readonly deferrable?: string | undefined
  readonly onDelete?: string | undefined
  readonly entityMetadata: EntityMetadataLike
  readonly inverseEntityMetadata: EntityMetadataLike
  readonly inverseRelation?: RelationMetadataLike | undefined
  readonly junctionEntityMetadata?: EntityMetadataLike | undefined
  readonly joinColumns: readonly ColumnMetadataLike[]
  readonly inverseJoinColumns: readonly ColumnMetadataLike[]
  setEntityValue(entity: object, value: unknown): void
}

export interface ForeignKeyMetadataLike {
  readonly columns: readonly ColumnMetadataLike[]
  readonly referencedColumns: readonly ColumnMetadataLike[]
  readonly referencedEntityMetadata: EntityMetadataLike
  readonly onDelete?: string | undefined
  readonly deferrable?: string | undefined
}

export interface UniqueMetadataLike {
  readonly name: string
  readonly columns: readonly ColumnMetadataLike[]
  readonly deferrable?: string | undefined
}

export interface IndexMetadataLike {
  readonly name: string
  readonly columns: readonly ColumnMetadataLike[]
  readonly isUnique: boolean
  readonly where?: string | undefined
}
