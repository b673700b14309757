/** Errors of Sequelize do not say which row failed; what wrote it does, without touching the error. */
const places = new WeakMap<object, number>()

/** Remembers the row's place in its source, from 0, with the error. */
export function rememberPlace(error: unknown, place: number | undefined): void {
  if (typeof error === 'object' && error !== null && place !== undefined) places.set(error, place)
}

/** The place of the row that failed with this error. */
export function failedPlace(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null ? places.get(error) : undefined
}
