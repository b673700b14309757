/**
 * The path that a SQLite URL names: `file:./dev.db`, `file:///var/shop.db`, `sqlite:dev.db`, `sqlite::memory:`, or a path as
 * it is. Parameters are left out; an empty one is a database in memory.
 */
export function sqlitePath(url: string): string {
  const match = /^(?:file|sqlite):(?:\/\/)?([^?#]*)/is.exec(url)
  const path = match === null ? url : (match[1] ?? '')
  return path === '' ? ':memory:' : path
}
