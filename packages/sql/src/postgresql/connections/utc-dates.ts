/** A connection that sends parameters; the part of a `pg` client that is touched. */
interface Sender {
  query: (...given: unknown[]) => unknown
}

/**
 * While `work` runs, dates that go over this connection are sent in UTC.
 *
 * `pg` spells a `Date` in the time zone of the process, and PostgreSQL drops the zone where the column has none: without
 * this, the same row would land as another wall-clock time in New York than in Kolkata. Instants (`timestamptz`) are the
 * same either way. Only this one connection is touched, and only inside our transaction.
 */
export async function withUtcDates<T>(connection: unknown, work: () => Promise<T>): Promise<T> {
  const sender = connection as Sender
  const before = Object.getOwnPropertyDescriptor(sender, 'query')
  const send = sender.query
  sender.query = function (this: unknown, statement: unknown, values: unknown, ...rest: unknown[]) {
    return send.call(sender, statement, Array.isArray(values) ? values.map(inUtc) : values, ...rest)
  }
  try {
    return await work()
  } finally {
    if (before === undefined) Reflect.deleteProperty(sender, 'query')
    else Object.defineProperty(sender, 'query', before)
  }
}

function inUtc(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inUtc)
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return value
  const text = value.toISOString()
  // PostgreSQL does not read the signed six-digit years that ISO has beyond year 9999; `pg` has its own way with those.
  return /^\d{4}-/.test(text) ? text : value
}
