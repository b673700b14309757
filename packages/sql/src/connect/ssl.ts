import { readFileSync } from 'node:fs'
import type { SslOptions } from './own-connection.js'

/** TLS options as drivers take them, every file read. */
export function readSsl({ ca, cert, key, rejectUnauthorized = true }: SslOptions): SslOptions {
  return {
    rejectUnauthorized,
    ...(ca === undefined ? {} : { ca: pemOf(ca) }),
    ...(cert === undefined ? {} : { cert: pemOf(cert) }),
    ...(key === undefined ? {} : { key: pemOf(key) }),
  }
}

function pemOf(given: string): string {
  return given.includes('-----BEGIN') ? given : readFileSync(given, 'utf8')
}
