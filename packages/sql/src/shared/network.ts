/** Codes of Node's network errors: the database could not be reached or went away. */
const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
])

/** True for an error of the network below a driver. */
export function isNetworkError(error: { readonly code?: unknown; readonly syscall?: unknown }): boolean {
  return (
    typeof error.code === 'string' &&
    NETWORK_CODES.has(error.code) &&
    (error.code !== 'ENOENT' || error.syscall === 'connect')
  )
}
