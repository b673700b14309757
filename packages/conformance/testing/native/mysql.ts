import { createConnection } from 'mariadb'
import { type Door, textRow } from './door.js'

const TABLES = `SELECT table_name AS name FROM information_schema.tables
  WHERE table_schema = database() AND table_type = 'BASE TABLE' AND table_name <> 'seed_ledger'`
const OTHERS = 'SELECT id FROM information_schema.processlist WHERE db = database() AND id <> connection_id()'

/** A door to a MariaDB database; numbers and moments are the server's own texts. */
export async function openMysqlDoor(url: string): Promise<Door> {
  const { hostname, port, username, pathname } = new URL(url)
  const connection = await createConnection({
    host: hostname,
    port: Number(port),
    user: username,
    database: pathname.slice(1),
    multipleStatements: true,
    connectTimeout: 30_000, // the driver's own second is little where all processors are busy
    dateStrings: true,
    timezone: 'Z',
    autoJsonMap: false,
    typeCast: (column, next) => (/DECIMAL/.test(column.type) ? column.string() : next()),
  })
  const ask: Door['ask'] = async (sql) => (await connection.query<Record<string, unknown>[]>(sql)).map(textRow)
  return {
    ask,
    tell: async (sql) => void (await connection.query(sql)),
    quote: (name) => `\`${name}\``,
    tables: async () => (await ask(TABLES)).map((row) => row['name'] as string),
    ledger: 'seed_ledger',
    cutOthers: async () => {
      // One that is just ending may be gone before its turn.
      for (const { id } of await ask(OTHERS)) await connection.query(`KILL ${id}`).catch(() => undefined)
    },
    close: () => connection.end(),
  }
}
