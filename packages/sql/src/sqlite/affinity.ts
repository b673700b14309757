/** What SQLite makes of values in a column (https://sqlite.org/datatype3.html, section 3.1). */
export type Affinity = 'integer' | 'text' | 'blob' | 'real' | 'numeric'

/** The affinity that a declared type gives, by the manual's five rules in their order. */
export function affinityOf(declared: string): Affinity {
  const type = declared.toUpperCase()
  if (type.includes('INT')) return 'integer'
  if (/CHAR|CLOB|TEXT/.test(type)) return 'text'
  if (type === '' || type.includes('BLOB')) return 'blob'
  return /REAL|FLOA|DOUB/.test(type) ? 'real' : 'numeric'
}
