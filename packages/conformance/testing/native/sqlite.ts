import { DatabaseSync } from 'node:sqlite'
import { type Door, textRow } from './door.js'

/** A door to a SQLite file through Node's own driver. */
export function openSqliteDoor(file: string): Door {
  const database = new DatabaseSync(file)
  // A writer of ours may hold the file for a moment.
  database.exec('PRAGMA busy_timeout = 10000')
  const ask: Door['ask'] = async (sql) => {
    const statement = database.prepare(sql)
    statement.setReadBigInts(true)
    return statement.all().map(textRow)
  }
  return {
    ask,
    tell: async (sql) => database.exec(sql),
    quote: (name) => `"${name}"`,
    tables: async () => {
      const rows = await ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      return rows.map((row) => row['name'] as string).filter((name) => name !== 'seed_ledger')
    },
    ledger: 'seed_ledger',
    close: async () => database.close(),
  }
}
