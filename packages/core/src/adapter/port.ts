import type { Entity, Schema, Tuple } from '../schema/schema.js'
import type { ConnectionRequest } from './command.js'
import type { PageDoor } from './page.js'

/**
 * What one ORM and its database are to core: a schema to read and a place to store rows.
 *
 * An adapter is made around an open client; `close` gives back only what the adapter itself opened.
 */
export interface Adapter<Client = unknown> {
  /** Used in messages and as the subcommand's name. */
  readonly name: string
  readonly capabilities: Capabilities
  /** Where the client is configured to connect: named when nobody answers there. Reads no database. */
  readonly configured?: Target
  /** The ORM's own metadata, in neutral words. Reads no database. */
  describe(): Promise<Schema>
  /** What the live database will enforce. Entities are named after their tables, fields after their columns. */
  catalog(): Promise<Schema>
  /** Which database was really reached, asked from the database itself. */
  target(): Promise<Target>
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it rejects.
   *
   * @param access - `'write'` unless told. Where making a table would commit, the ledger's is made before a writing one begins.
   */
  transaction<T>(work: (store: Store<Client>) => Promise<T>, access?: Access): Promise<T>
  /** One more connection to the same database. */
  openPeer?(): Promise<Adapter<Client>>
  /**
   * Another database of the same kind of driver, reached by URL and without the ORM: where copies go. Its `describe` says
   * what its catalog says. It is closed by whoever asked for it.
   */
  openTarget?(request: TargetRequest): Promise<Adapter>
  /** Makes the ORM's tables in an empty database that is reached by URL. */
  createSchema?(request: TargetRequest): Promise<void>
  /**
   * Writes these tables anew, so that the space of replaced values is given up; outside a transaction.
   * Gives what may still hold them, in sentences: write-ahead logs, backups, replicas.
   */
  rewrite?(entities: readonly Entity[]): Promise<readonly string[]>
  /** What a driver's error means; undefined for one that is none of the database's. */
  classify(error: unknown): StoreFailure | undefined
  close(): Promise<void>
}

/** What a transaction is for. `'snapshot'`: to read everything as it was at one moment, writing nothing. */
export type Access = 'read' | 'write' | 'snapshot'

/** How another database is reached. */
export type TargetRequest = ConnectionRequest & { readonly url: string }

/** What core may rely on. Core chooses its strategy from these. */
export interface Capabilities {
  /** A failed transaction leaves nothing behind. When false, core refuses to run without `--resumable`. */
  readonly rollback: boolean
  /** Foreign keys can be checked at commit. When false, a cycle without a nullable edge is refused. */
  readonly deferredForeignKeys: boolean
  /** The ORM itself can write rows (`through: 'orm'`). When false, only native writing is offered. */
  readonly ormWrites: boolean
}

/** A database as the guard and the report name it. Never holds a password. */
export interface Target {
  readonly dialect: string
  readonly host?: string
  readonly port?: number
  /** Database name, or the file's path, or `:memory:`. */
  readonly database: string
}

/** Rows of one entity on their way into the database. */
export interface RowSource {
  /** Names of the fields given, the order of every tuple. */
  readonly fields: readonly string[]
  readonly count: number
  /**
   * Batches of rows, made when pulled and not kept. `'stored'`: canonical values, converters applied. `'entity'`: what the
   * ORM's own entities hold (a `Date`, a converter's input). Pulling may throw, to abort the write.
   */
  batches(form: 'stored' | 'entity'): Iterable<readonly (readonly unknown[])[]>
}

/** How rows are written: past the ORM on its own connection, or by the ORM with its hooks. */
export type Through = 'native' | 'orm'

/** Rows inside one transaction. */
export interface Store<Client = unknown> {
  /** The way out: the ORM's own client, in this very transaction. */
  readonly client: Client
  /** Takes an advisory lock, held to the end of the transaction, so that two runs cannot interleave. */
  lock(): Promise<void>
  /**
   * Moves the key sequence of `field` past `count` more keys and says the first of them: highest key + 1.
   * Gaps after a rollback are allowed.
   */
  reserve(entity: Entity, field: string, count: number): Promise<bigint>
  /** Writes all rows of the source; gives their number. Yields to the event loop between batches. */
  insert(entity: Entity, source: RowSource, through: Through): Promise<number>
  /** Second pass, set-based: the source's first fields are the key, the others are set. */
  update(entity: Entity, source: RowSource): Promise<number>
  /** Deletes the rows with these keys (tuples in the order of `entity.key`), or within a range of a one-field key. */
  delete(entity: Entity, keys: KeySet): Promise<number>
  /** Pages of tuples in the order of `selection.fields`, sorted by key. Values are stored canonical ones. */
  read(entity: Entity, selection: Selection): AsyncIterable<readonly Tuple[]>
  count(entity: Entity): Promise<number>
  /** Rows that break a constraint, found by query. */
  violations(constraint: Constraint): Promise<Violations>
  /**
   * Takes away the secondary indexes of empty tables while rows are loaded in this transaction; what it gives makes them again,
   * and so checks every row. Undefined where indexes cannot be made inside of a transaction, or where it would not pay.
   */
  putIndexesAside?(entities: readonly Entity[]): Promise<() => Promise<void>>
  /**
   * After writing: sequences stand past the highest key, and statistics are fresh.
   *
   * @param statistics - `'later'`: left to the server where it makes them by itself; `'now'` unless told.
   */
  settle(entities: readonly Entity[], statistics?: 'now' | 'later'): Promise<void>
  readonly ledger: Ledger
  /**
   * True where a JSON column may be read and written as its text, by an entity that gives its field the type text; false
   * unless told.
   */
  readonly documentsAreTexts?: boolean
  /** Moves pages in the database's own text, where its driver can. */
  readonly pages?: PageDoor
}

/** Keys of rows: a closed range of a one-field integer key, or a list of key tuples. */
export type KeySet =
  | { readonly kind: 'range'; readonly from: bigint; readonly to: bigint }
  | { readonly kind: 'list'; readonly keys: readonly Tuple[] }

/** Which rows and which of their fields. */
export interface Selection {
  readonly fields: readonly string[]
  /** Only rows with these keys. */
  readonly keys?: KeySet
  /** Only rows in which the tuple of `fields` is one of `anyOf`: key look-up and foreign key following in one shape. */
  readonly match?: { readonly fields: readonly string[]; readonly anyOf: readonly Tuple[] }
  /** Only rows behind this key in key order, for an entity that has a key; none of its parts is NULL. */
  readonly after?: Tuple
  /** Rows a page; 1,000 unless told. */
  readonly pageRows?: number
}

/** Something that must hold for all rows of an entity. */
export type Constraint =
  | { readonly kind: 'not-null'; readonly entity: Entity; readonly field: string }
  | {
      readonly kind: 'foreign-key'
      readonly entity: Entity
      readonly fields: readonly string[]
      readonly target: Entity
      readonly targetFields: readonly string[]
    }
  | {
      readonly kind: 'unique'
      readonly entity: Entity
      readonly fields: readonly string[]
      readonly where?: string
      readonly expression?: string
      readonly nullsNotDistinct?: boolean
    }
  | { readonly kind: 'check'; readonly entity: Entity; readonly name: string; readonly expression: string }
  /** The next key the database would hand out is free. */
  | { readonly kind: 'sequence'; readonly entity: Entity; readonly field: string }

/** How many rows break a constraint, and the keys of the first few (values of keys only). */
export interface Violations {
  readonly count: number
  readonly sample: readonly Tuple[]
}

/** What went wrong in the database, in neutral words. */
export interface StoreFailure {
  readonly kind:
    'unique' | 'foreign-key' | 'not-null' | 'check' | 'value' | 'connection' | 'missing-table' | 'timeout' | 'other'
  /** Names as the database has them. */
  readonly constraint?: string
  readonly table?: string
  readonly columns?: readonly string[]
  /** Place of the offending row in the source, from 0, where the database says it. */
  readonly row?: number
}

/** One row of the ledger: `entity` is empty for the header of a run. */
export interface LedgerRow {
  readonly run: number
  readonly entity: string
  readonly part: number
  /** JSON text; core alone knows what is in it. */
  readonly body: string
}

/** The record of what was seeded, in the seeded database: the table `seed_ledger`. It is made when first written. */
export interface Ledger {
  /** Headers of all runs, oldest first; empty when there is no ledger. */
  headers(): Promise<readonly LedgerRow[]>
  /** Parts of one run and entity, in order. */
  parts(run: number, entity: string): AsyncIterable<LedgerRow>
  write(rows: readonly LedgerRow[]): Promise<void>
  remove(run: number): Promise<void>
}
