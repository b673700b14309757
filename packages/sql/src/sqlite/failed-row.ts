/** SQLite's errors do not say which row failed; the loop that bound it does, without touching the error. */
const rows = new WeakMap<object, number>()

/** Runs the work for one row and remembers the row's place, from 0, with the error it throws. */
export function atRow<T>(row: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (typeof error === 'object' && error !== null) rows.set(error, row)
    throw error
  }
}

/** The place of the row that failed with this error. */
export function failedRow(error: object): number | undefined {
  return rows.get(error)
}
