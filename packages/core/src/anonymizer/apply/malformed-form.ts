/** Stands before the normal form of a malformed value, so that it is none of a proper one. */
const MALFORMED = '\u0000malformed\u0000'

/** The normal form that stands for a value without one. */
export function malformedForm(text: string): string {
  return `${MALFORMED}${text}`
}
