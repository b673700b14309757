import type { Paint } from '../io.js'

/** Notes as lines; when they are not `shown`, one line that says they are there. */
export function printNotes(notes: readonly string[], shown: boolean, paint: Paint): readonly string[] {
  if (notes.length === 0) return []
  if (shown) return notes.map((note) => `${paint('yellow', 'Note:')} ${note}`)
  return [paint('dim', `${notes.length === 1 ? '1 note' : `${notes.length} notes`}, shown by --verbose`)]
}
