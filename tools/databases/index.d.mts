/** A private PostgreSQL server, thrown away after use. */
export interface PostgresServer {
  readonly port: number
  /** Address of one of its databases; of `postgres` unless told. */
  url(database?: string): string
  /** Makes an empty database, by a random name unless told, and gives its address. */
  createDatabase(name?: string): Promise<string>
  /** Ends all sessions, stops the server and removes its files. */
  stop(): Promise<void>
}

/**
 * Starts a private PostgreSQL on a free port of 127.0.0.1 with its files in a temporary folder. Takes one to three
 * seconds; it stops with this process at the latest.
 *
 * @throws {Error} when no PostgreSQL is installed
 */
export function startPostgres(options?: {
  readonly settings?: Readonly<Record<string, string>>
}): Promise<PostgresServer>

/** A private MariaDB server, thrown away after use. Its user is `root` without a password. */
export interface MariadbServer {
  readonly port: number
  /** Address of one of its databases; of `mysql` unless told. */
  url(database?: string): string
  /** Makes an empty database, by a random name unless told, and gives its address: `mysql://root@127.0.0.1:port/name`. */
  createDatabase(name?: string): Promise<string>
  /** Ends all sessions, stops the server and removes its files. */
  stop(): Promise<void>
}

/**
 * Starts a private MariaDB on a free port of 127.0.0.1 with its files in a temporary folder. Takes one to five seconds;
 * it stops with this process at the latest.
 *
 * @throws {Error} when no MariaDB is installed
 */
export function startMariadb(options?: { readonly settings?: Readonly<Record<string, string>> }): Promise<MariadbServer>

/** Like `startMariadb`; undefined, after one printed line, where MariaDB is not installed. */
export function startMariadbIfFound(): Promise<MariadbServer | undefined>

/** Why MariaDB cannot be tested on here, printed once a process; undefined where it can. */
export function mariadbOrReason(): string | undefined

/** Paths of the server and of the program that makes its files; undefined where MariaDB is not installed. */
export function findMariadb(): { readonly server: string; readonly install: string } | undefined
