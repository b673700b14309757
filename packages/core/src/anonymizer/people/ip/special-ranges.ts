import ipaddr from 'ipaddr.js'

/** Ranges with a meaning of their own (IANA special-purpose registries, RFC 6890): an address stays in its range. */
const RANGES = [
  '0.0.0.0/32',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '255.255.255.255/32',
  '::/128',
  '::1/128',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '2000::/3',
  '2001:db8::/32',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
]

/** Bit strings that lead into a special range, by bytes of the address: after each of them the next bit stays as it is. */
export const FIXED_PATHS: Readonly<Record<4 | 16, ReadonlySet<string>>> = { 4: pathsOf(4), 16: pathsOf(16) }

function pathsOf(bytes: 4 | 16): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const range of RANGES) {
    const [address, prefix] = ipaddr.parseCIDR(range)
    const path = bitsOf(address.toByteArray())
    if (address.toByteArray().length === bytes) for (let i = 0; i < prefix; i++) paths.add(path.slice(0, i))
  }
  return paths
}

/** An address as a text of `0` and `1`. */
export function bitsOf(bytes: ArrayLike<number>): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
}

/** The bytes of a text of `0` and `1`. */
export function bytesOf(bits: string): Uint8Array {
  return Uint8Array.from({ length: bits.length / 8 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2))
}
