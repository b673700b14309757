/** A count with thousands separated by commas, the same on every machine. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 })
}

/** A duration in the largest unit that keeps it readable: `12 ms`, `3.4 s`, `2 min 05 s`, `2 h 46 min`. */
export function formatDuration(elapsedMs: number): string {
  if (elapsedMs < 999.5) return `${Math.round(elapsedMs)} ms`
  if (elapsedMs < 59_950) return `${(elapsedMs / 1000).toFixed(1)} s`
  const seconds = Math.round(elapsedMs / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`
  const minutes = Math.round(elapsedMs / 60_000)
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** A cell's value on one line, at most `maxLength` characters. */
export function formatValue(value: unknown, maxLength = 200): string {
  const text = oneLine(value)
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}\u2026`
}

function oneLine(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'bigint') return String(value)
  if (isDate(value)) return value.toISOString()
  return toJson(value)
}

/** JSON of a report: 64-bit integers as text, bytes as hex. */
export function toJson(value: unknown, indent?: number): string {
  const replace = (_: string, part: unknown): unknown => {
    if (typeof part === 'bigint') return part.toString()
    return part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part
  }
  return JSON.stringify(value, replace, indent) ?? 'null'
}

// A Date of another realm (a test runner's) is no `instanceof Date` here.
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}
