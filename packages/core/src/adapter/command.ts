import type { Seeds } from '../seeder/seeds.js'

/**
 * What the `seed` command needs from an adapter. The module `@seed/<name>/cli` exports one as `command`; it is imported
 * only when its subcommand is typed, so it may import its ORM, better in `open`.
 */
export interface AdapterCommand {
  /** The word after `seed`: `seed <name> run`. */
  readonly name: string
  /** Options of every verb of this adapter, beside those that all adapters have. */
  readonly options: readonly AdapterOption[]
  /** What may be typed after `seed <name>`, each with what it is for: shown by `seed <name> --help`. */
  readonly examples?: readonly (readonly [command: string, purpose: string])[]
  /** Keys of `seed.config` that only this adapter knows. A key in neither list is an error that suggests the nearest one. */
  readonly configKeys: readonly string[]
  /** Connects, and says which data set is meant. Called once a command; its errors are `SeedError`s. */
  open(given: OpenRequest): Promise<Opened>
}

/** An option as commander writes it. The value arrives under the long flag's name in camel case. */
export interface AdapterOption {
  /** `-d, --data-source <file>`; a flag without `<...>` is a switch. */
  readonly flags: string
  readonly description: string
}

/** What was typed and what the project says. */
export interface OpenRequest {
  /** The adapter's own options as typed: text, or true for a switch. */
  readonly options: Readonly<Record<string, unknown>>
  /** Default export of `seed.config`, its keys checked; undefined when the project has none. */
  readonly config: unknown
  /** How to connect, where the command line says so: it goes before what the project says. */
  readonly connection: ConnectionRequest
  /** Folder that the command was started in. */
  readonly cwd: string
  /**
   * Loads a module of the user's project, TypeScript with decorators included. Gives its namespace, or what a CommonJS
   * module exports. A relative name counts from `cwd`.
   *
   * @throws {SeedError} `CONFIG.NOT_FOUND`, `CONFIG.SYNTAX`, `CONFIG.FAILED`, `CONFIG.NO_TRANSPILER`.
   */
  readonly load: (file: string) => Promise<unknown>
}

/**
 * What was typed about the connection, alike for every adapter. A member that is missing leaves the project's own setting.
 * One that a database or an ORM has no such thing for is refused, never left out in silence.
 */
export interface ConnectionRequest {
  /**
   * `--url`: in place of the database that the project names; its entities stay. Begins with a scheme, as
   * `postgresql://`, `mysql://`, `file:`; what is behind the scheme is for the adapter to judge. It may hold a password:
   * never put it in a message. Its parameters (TLS, for instance) mean what they mean to the ORM's driver.
   */
  readonly url?: string
  /** `--connect-timeout`: how long opening a connection may take, in milliseconds, at least 1. */
  readonly connectTimeoutMs?: number
  /** `--statement-timeout`: how long one statement may take, in milliseconds, at least 1. Ours included. */
  readonly statementTimeoutMs?: number
  /**
   * `--db-schema`: the database schema of tables that name none of their own, for one schema per tenant. Refused with
   * `noSchemas` on a database without schemas. The ledger is per schema as well: `postgresqlSession(..., { schema })`.
   */
  readonly schema?: string
}

/** An open data set. */
export interface Opened {
  readonly seeds: Seeds
  /** Gives back what `open` opened. Called once, also after a failure. */
  close(): Promise<void>
}
