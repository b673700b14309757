import { expect } from '@jest/globals'
import type { Place } from '../place.js'

/** How each database loses a constraint; SQLite by an edit of the statement that makes the table. */
export interface Weakening {
  readonly postgresql: string
  readonly mysql: string
  readonly sqlite: readonly [RegExp, string]
}

/** Takes a constraint away, as a careless migration or a bulk load does: SQLite by making the table anew. */
export async function weaken(place: Place, table: string, how: Weakening): Promise<void> {
  if (place.dialect !== 'sqlite') return place.tell(how[place.dialect])
  const [made] = await place.ask(`SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '${table}'`)
  const sql = made?.['sql'] ?? ''
  expect(sql).toMatch(how.sqlite[0])
  await place.tell(`PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; ALTER TABLE ${table} RENAME TO was;
    ${sql.replace(how.sqlite[0], how.sqlite[1])}; INSERT INTO ${table} SELECT * FROM was; DROP TABLE was`)
}

/** Changes rows with foreign keys and, but for PostgreSQL, checks switched off. */
export function force(place: Place, sql: string): Promise<void> {
  switch (place.dialect) {
    case 'sqlite':
      return place.tell(
        `PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ${sql}; PRAGMA ignore_check_constraints = OFF`,
      )
    case 'postgresql':
      return place.tell(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`)
    case 'mysql':
      return place.tell(
        `SET foreign_key_checks = 0, check_constraint_checks = 0; ${sql}; SET foreign_key_checks = 1, check_constraint_checks = 1`,
      )
  }
}
