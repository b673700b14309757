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

/** Codes of Node's TLS and of mysql2 about it: the server's certificate was not believed, or the server has no TLS. */
const TLS_CODE =
  /^(ERR_SSL_|ERR_TLS_|HANDSHAKE_|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|HOSTNAME_MISMATCH$|INVALID_CA$)/

/** True for an error of the network or of TLS below a driver. */
export function isNetworkError(error: { readonly code?: unknown; readonly syscall?: unknown }): boolean {
  return (
    typeof error.code === 'string' &&
    (NETWORK_CODES.has(error.code) || TLS_CODE.test(error.code)) &&
    (error.code !== 'ENOENT' || error.syscall === 'connect')
  )
}
