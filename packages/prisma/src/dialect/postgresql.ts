import type { Session } from '@seed/sql'
import { fromPg, fromStatements, type PgClientLike, postgresqlSession } from '@seed/sql/postgresql'
import type { RawLike } from '../client.js'
import type { Around, NativeSession } from '../dialect.js'

/** A session on a `pg` client: rows are written with COPY. */
export function postgresqlOver(connection: unknown, around: Around): NativeSession | undefined {
  const { query, processID } = (connection ?? {}) as Readonly<Record<string, unknown>>
  // Other drivers with a `query` (PGlite) have no COPY from a stream.
  if (typeof query !== 'function' || typeof processID !== 'number') return undefined
  const pg = fromPg(connection as PgClientLike)
  return {
    session: postgresqlSession(pg, optionsOf(around)),
    whoAmI: async () => (await pg.ask('SELECT pg_backend_pid()')).rows[0]?.[0],
  }
}

/** A session through raw statements: rows are written with one INSERT a batch. */
export function postgresqlStatements(tx: RawLike, around: Around): Session {
  return postgresqlSession(
    fromStatements(async (text, values) => {
      if (!/^\s*(SELECT|FETCH)\b/i.test(text)) return { rows: [], touched: await tx.$executeRawUnsafe(text, ...values) }
      return { rows: (await tx.$queryRawUnsafe(text, ...values)) as readonly unknown[], touched: 0 }
    }),
    optionsOf(around),
  )
}

function optionsOf({ schemaName }: Around): { readonly schema?: string } {
  return schemaName === undefined ? {} : { schema: schemaName }
}
