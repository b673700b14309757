import ipaddr from 'ipaddr.js'
import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** An address of version 4 or 6, alone or with the length of a network's prefix. */
export interface IpAddress {
  /** 4 bytes or 16. */
  readonly bytes: Uint8Array
  /** As in `10.0.0.0/8`; undefined where there was none. */
  readonly prefix: number | undefined
}

/**
 * Internet addresses in one spelling each: dotted decimals, and the groups of RFC 5952. A prefix (`/24`) is part of it.
 * Octal, hexadecimal and shortened forms of version 4, and zones of version 6, are none.
 */
export const ipKind: Kind = {
  name: 'ip',
  entropy: 'high',
  exact: false,
  normalise: normaliseIp,
}

function normaliseIp(value: Value): string | undefined {
  const parsed = typeof value === 'string' ? parseIp(value) : undefined
  return parsed === undefined ? undefined : formatIp(parsed)
}

/** Reads an address; undefined for what is none. */
export function parseIp(text: string): IpAddress | undefined {
  const [, address, prefix] = /^\s*([0-9a-f.:]+)(?:\/(\d{1,3}))?\s*$/i.exec(text) ?? []
  if (address === undefined || !/[.:]/.test(address)) return undefined
  const bytes = parseBytes(address)
  if (bytes === undefined || Number(prefix ?? 0) > bytes.length * 8) return undefined
  return { bytes, prefix: prefix === undefined ? undefined : Number(prefix) }
}

/** Writes an address in its one spelling. */
export function formatIp({ bytes, prefix }: IpAddress): string {
  const address = bytes.length === 4 ? bytes.join('.') : new ipaddr.IPv6([...bytes]).toRFC5952String()
  return prefix === undefined ? address : `${address}/${prefix}`
}

function parseBytes(address: string): Uint8Array | undefined {
  // The library also takes `1` and `0x7f.1`; such texts are hardly meant as addresses.
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return Uint8Array.from(ipaddr.IPv4.parse(address).toByteArray())
  if (!address.includes(':') || !ipaddr.IPv6.isValid(address)) return undefined
  return Uint8Array.from(ipaddr.IPv6.parse(address).toByteArray())
}
