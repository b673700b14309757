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
