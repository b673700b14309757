import pg from 'pg'
import { type Door, textRow } from './door.js'

const TABLES = `SELECT CASE schemaname WHEN 'public' THEN tablename ELSE schemaname || '.' || tablename END AS name
  FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'seed')`
const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`

/** A door to a PostgreSQL database; values are the server's own texts. */
export async function openPostgresqlDoor(url: string): Promise<Door> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: () => (text: string) => text } })
  await client.connect()
  await client.query("SET TIME ZONE 'UTC'")
  const ask: Door['ask'] = async (sql) => (await client.query<Record<string, unknown>>(sql)).rows.map(textRow)
  return {
    ask,
    tell: async (sql) => void (await client.query(sql)),
    quote: (name) => `"${name}"`,
    tables: async () => (await ask(TABLES)).map((row) => row['name'] as string),
    ledger: 'seed.seed_ledger',
    cutOthers: async () => void (await client.query(CUT)),
    close: () => client.end(),
  }
}
