/** How the ORM keeps what SQLite has no type for. Booleans are 0 and 1 and JSON is text with all of them. */
export interface SqliteStoreOptions {
  /**
   * Date-times: `'sql'` `2026-01-31 12:00:00.000` in UTC; `'iso'` `2026-01-31T12:00:00.000Z`; `'sql-offset'`
   * `2026-01-31 12:00:00.000 +00:00`; `'epoch-ms'` milliseconds since 1970 as an integer.
   */
  readonly instants: 'sql' | 'iso' | 'sql-offset' | 'epoch-ms'
}
