/** `scheme://user:password@`, and parameters that hold secrets. A password with `@` ends at the last one of its word. */
const CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s@]*@(?:\S*@)?/gi
const SECRETS = /([?&;](?:password|passwd|pwd|secret|token|sslpassword)=)[^&;\s]*/gi

/** A text without the credentials of URLs that stand in it. */
export function redactText(text: string): string {
  return text.replace(CREDENTIALS, '$1').replace(SECRETS, '$1***')
}

/** Plain data with `redactText` done to every text in it. */
export function redact<T>(value: T): T {
  return redactPart(value) as T
}

function redactPart(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redactPart)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redactPart(part)]))
}
