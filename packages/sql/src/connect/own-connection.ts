import type { Session } from '../shared/session.js'
import type { SqliteStoreOptions } from '../sqlite/options.js'

/** How to connect; what is given here goes before what the URL says. */
export interface ConnectOptions {
  /** How long opening the connection may take, at least 1. */
  readonly connectTimeoutMs?: number
  /** How long one statement may take, at least 1. */
  readonly statementTimeoutMs?: number
  /** The schema of tables that name none of their own, for one schema per tenant. */
  readonly schema?: string
  /** TLS: true with the certificates that Node trusts, false without TLS. */
  readonly ssl?: boolean | SslOptions
  /** SQLite: how the tables' ORM keeps date-times; `'sql'` unless told. */
  readonly instants?: SqliteStoreOptions['instants']
}

/** What TLS checks and shows: each the PEM text or the path of a file that holds it. */
export interface SslOptions {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  /** False to accept any certificate; true unless told. */
  readonly rejectUnauthorized?: boolean
}

/** A connection that nobody else uses. */
export interface OwnConnection {
  readonly dialect: 'sqlite' | 'postgresql' | 'mysql'
  readonly session: Session
  begin(): Promise<void>
  commit(): Promise<void>
  /** Never fails: a connection that is lost cannot be rolled back, and need not be. */
  rollback(): Promise<void>
  close(): Promise<void>
}
