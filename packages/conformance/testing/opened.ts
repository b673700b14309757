import type { RegisteredSeeds, SeedsOptions } from '@seed/core'
import type { Adapter } from '@seed/core/adapter'

/** Databases of the matrix; `mysql` is run on MariaDB. */
export type Dialect = 'sqlite' | 'postgresql' | 'mysql'

/** Sets of tables; DOMAIN.md says what is in them. */
export type Domain =
  'sample' | 'inheritance' | 'embedded' | 'partial-index' | 'cycle' | 'second-schema' | 'arrays' | 'readings'

/** ORMs of the matrix: the folder names of their adapters. */
export type Orm = 'prisma' | 'typeorm' | 'mikro-orm' | 'sequelize'

/** What to open: a database whose tables are made. */
export interface OpenRequest {
  readonly dialect: Dialect
  /** Path of the file on SQLite; `postgresql://...`; `mysql://root@127.0.0.1:port/name` on MariaDB. */
  readonly url: string
  readonly domain: Domain
}

/** Connects an ORM, with its mapping of the domain, to a database. Makes no tables. */
export type OpenAdapter = (request: OpenRequest) => Promise<OpenedAdapter>

/** An ORM connected to one database. */
export interface OpenedAdapter {
  /** What the application holds: a data source, a client, an instance. */
  readonly client: object
  readonly adapter: Adapter
  /** The adapter package's `registerSeeders`, bound to the client. */
  registerSeeders(options: SeedsOptions): RegisteredSeeds
  /**
   * The application's own insert of one row through the ORM; a generated key is left to the database.
   *
   * @param values - Plain properties only.
   * @param inside - `client` of a store or a step: the insert then belongs to its transaction.
   * @returns The key of the new row.
   */
  insert(entity: string, values: Readonly<Record<string, unknown>>, inside?: unknown): Promise<unknown>
  /** Names of entities that the ORM's hooks, subscribers, validators or extensions have seen inserted, oldest first. */
  hookLog(): readonly string[]
  /** What `User.height` holds where the column holds `millimetres`; left out where the ORM has no custom types. */
  heightOf?(millimetres: number): unknown
  close(): Promise<void>
}

/** How the suite reaches an ORM. */
export interface DescribeOptions {
  readonly open: OpenAdapter
  /** Absolute path of the module that exports `open`: child processes import it. */
  readonly module: string
}
