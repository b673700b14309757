/**
 * The part of MikroORM that this package uses. An ORM of any driver with these members fits; nothing of MikroORM is imported
 * at run time, so that its one copy is always the application's.
 */
export interface OrmLike<Em extends EmLike = EmLike> {
  readonly em: Em
  readonly config: ConfigLike
  readonly driver: object
  getMetadata(): MetadataStorageLike
  close(force?: boolean): Promise<void>
}

/** What is behind an entity manager. It is not closed here, for somebody else made it. */
export function ormOf(em: EmLike): OrmLike {
  return {
    em,
    config: em.config,
    driver: em.getDriver() as object,
    getMetadata: () => em.getMetadata() as MetadataStorageLike,
    close: async () => undefined,
  }
}

/** MikroORM's configuration. */
export interface ConfigLike {
  get(key: never): unknown
}

export interface MetadataStorageLike {
  getAll(): ReadonlyMap<unknown, unknown>
}

/** The entity manager: what `Store.client` is. Every transaction has a fork of its own. */
export interface EmLike {
  readonly config: ConfigLike
  getMetadata(): unknown
  fork(options?: ForkLike): unknown
  begin(): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  create(entity: never, data: never, options?: CreateLike): unknown
  persist(entities: never): unknown
  flush(): Promise<void>
  clear(): void
  getConnection(type?: 'read' | 'write'): unknown
  getDriver(): unknown
  assign(entity: never, data: never): unknown
  find(entity: never, where: never, options?: never): Promise<unknown>
  insertMany(entity: never, rows: never): Promise<unknown>
  getEventManager(): unknown
  getTransactionContext(): unknown
}

export interface ForkLike {
  readonly clear?: boolean
  readonly keepTransactionContext?: boolean
}

export interface CreateLike {
  readonly persist?: boolean
}

/** MikroORM's connection to the database. */
export interface ConnectionLike {
  ensureConnection(): Promise<void>
  /** The driver's pool, or the SQLite database itself. */
  getNativeClient(): Promise<unknown>
  execute(sql: string, params: readonly unknown[], method: 'all', context: unknown): Promise<readonly object[]>
}

/** MikroORM's platform: knows how the database spells and converts. */
export interface PlatformLike {
  getDefaultSchemaName(): string | undefined
  /** True where the driver parses JSON. */
  convertsJsonAutomatically(): boolean
}

/** What one entity, embeddable or pivot table is made of. */
export interface MetadataLike {
  readonly className: string
  readonly class: ClassLike
  readonly tableName: string
  readonly schema?: string | undefined
  readonly pivotTable?: boolean | undefined
  readonly virtual?: boolean | undefined
  readonly view?: unknown
  readonly abstract: boolean
  readonly embeddable: boolean
  readonly primaryKeys: readonly string[]
  /** Name of the property that holds the discriminator; on the root alone. */
  readonly discriminatorColumn?: string | undefined
  readonly discriminatorValue?: string | number | undefined
  readonly inheritanceType?: 'sti' | 'tpt' | undefined
  readonly root: MetadataLike
  readonly props: readonly PropertyLike[]
  readonly ownProps?: readonly PropertyLike[] | undefined
  readonly properties: Readonly<Record<string, PropertyLike>>
  readonly uniques: readonly ConstraintLike[]
  readonly checks: readonly CheckLike[]
  readonly hooks: Readonly<Record<string, readonly unknown[] | undefined>>
  readonly filters: Readonly<Record<string, FilterLike>>
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- MikroORM types its targets so
export type ClassLike = Function

/** One property: a column, a relation (`m:1`, `1:1`, `1:m`, `m:n`) or an embeddable. */
export interface PropertyLike {
  readonly name: string
  readonly kind: string
  /** Name of a type, as declared or guessed. */
  readonly type: string
  readonly runtimeType: string
  readonly columnTypes?: readonly string[] | undefined
  readonly customType?: TypeLike | undefined
  readonly fieldNames?: readonly string[] | undefined
  readonly nullable?: boolean | undefined
  readonly primary?: boolean | undefined
  readonly unique?: boolean | string | undefined
  readonly autoincrement?: boolean | undefined
  readonly default?: unknown
  readonly defaultRaw?: string | undefined
  readonly length?: number | undefined
  readonly precision?: number | undefined
  readonly scale?: number | undefined
  readonly unsigned?: boolean | undefined
  readonly items?: readonly (string | number)[] | undefined
  readonly array?: boolean | undefined
  readonly object?: boolean | undefined
  readonly persist?: boolean | undefined
  readonly formula?: unknown
  readonly generated?: unknown
  readonly version?: boolean | undefined
  readonly inherited?: boolean | undefined
  readonly mapToPk?: boolean | undefined
  readonly ref?: boolean | undefined
  readonly embedded?: readonly [parent: string, name: string] | undefined
  readonly embeddedProps?: Readonly<Record<string, PropertyLike>> | undefined
  readonly owner?: boolean | undefined
  readonly mappedBy?: string | undefined
  readonly inversedBy?: string | undefined
  readonly pivotTable?: string | undefined
  readonly pivotEntity?: unknown
  readonly joinColumns?: readonly string[] | undefined
  readonly inverseJoinColumns?: readonly string[] | undefined
  readonly referencedColumnNames?: readonly string[] | undefined
  readonly targetKey?: string | undefined
  /** A relation to entities of several kinds. */
  readonly polymorphic?: boolean | undefined
  readonly targetMeta?: MetadataLike | undefined
  readonly deleteRule?: string | undefined
  readonly deferMode?: string | undefined
  readonly createForeignKeyConstraint?: boolean | undefined
  readonly onCreate?: ((entity: never, em: never) => unknown) | undefined
  readonly onUpdate?: ((entity: never, em: never) => unknown) | undefined
}

/** A custom type of MikroORM's or of the application's. */
export interface TypeLike {
  convertToDatabaseValue(value: unknown, platform: never, context?: never): unknown
  convertToJSValue(value: unknown, platform: never, context?: never): unknown
  convertToDatabaseValueSQL?: unknown
  convertToJSValueSQL?: unknown
  /** How the built-in bigint and decimal types hold their values. */
  readonly mode?: string | undefined
  /** What the built-in text types do to their values. */
  readonly options?: { readonly trim?: unknown; readonly case?: unknown } | undefined
}

export interface ConstraintLike {
  readonly name?: string | undefined
  readonly properties?: string | readonly string[] | undefined
  readonly expression?: unknown
  readonly where?: unknown
  readonly deferMode?: string | undefined
}

export interface CheckLike {
  readonly name?: string | undefined
  /** The property, of a check that MikroORM makes itself for an enum. */
  readonly property?: string | undefined
  readonly expression: unknown
}

export interface FilterLike {
  readonly cond: unknown
  readonly default?: boolean | undefined
}
