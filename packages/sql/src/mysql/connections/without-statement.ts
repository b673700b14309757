/**
 * Takes the statement away from a driver's error, which keeps all of its text, also in the message: it holds the values of
 * hundreds of rows.
 */
export function withoutStatement(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error
  const raw = error as { sql?: unknown; message?: unknown }
  if (raw.sql !== undefined) delete raw.sql
  if (typeof raw.message === 'string') raw.message = raw.message.replace(/\nsql: [\s\S]*$/, '')
  return error
}
