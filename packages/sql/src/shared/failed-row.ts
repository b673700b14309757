/** Errors that do not say which row failed; the loop that wrote it does, without touching the error. */
const rows = new WeakMap<object, number>()

/** Remembers the row's place in its source, from 0, with the error. The first place that was said stays. */
export function rememberRow(error: unknown, row: number): void {
  if (typeof error === 'object' && error !== null && !rows.has(error)) rows.set(error, row)
}

/** The place of the row that failed with this error. */
export function failedRow(error: object): number | undefined {
  return rows.get(error)
}
