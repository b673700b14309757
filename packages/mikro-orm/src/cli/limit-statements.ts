import type { OrmOptions } from './pick-config.js'

interface NewConnection {
  executeQuery(query: object): Promise<unknown>
}

/**
 * Limits statements where no option of the driver does: MariaDB and MySQL, whose limit is a setting of the session. Each server
 * takes its own part and skips the other's as a comment; MySQL limits what reads only.
 */
export function limitStatements(options: OrmOptions, milliseconds: number): OrmOptions {
  const sql = `SET SESSION /*M!100101 max_statement_time=${milliseconds / 1000} *//*!50708 max_execution_time=${milliseconds} */`
  const own = options['onCreateConnection'] as ((connection: NewConnection) => unknown) | undefined
  return {
    ...options,
    onCreateConnection: async (connection: NewConnection) => {
      await own?.(connection)
      await connection.executeQuery({ sql, parameters: [], query: { kind: 'RawNode' }, queryId: { queryId: 'limit' } })
    },
  }
}
