import { limitStatement } from '@seed/sql'
import type { OrmOptions } from './pick-config.js'

interface NewConnection {
  executeQuery(query: object): Promise<unknown>
}

/**
 * Limits statements where no option of the driver does: MariaDB and MySQL, whose limit is a setting of the session.
 */
export function limitStatements(options: OrmOptions, milliseconds: number): OrmOptions {
  const sql = limitStatement(milliseconds)
  const own = options['onCreateConnection'] as ((connection: NewConnection) => unknown) | undefined
  return {
    ...options,
    onCreateConnection: async (connection: NewConnection) => {
      await own?.(connection)
      await connection.executeQuery({ sql, parameters: [], query: { kind: 'RawNode' }, queryId: { queryId: 'limit' } })
    },
  }
}
