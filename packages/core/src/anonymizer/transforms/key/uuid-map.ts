import type { KeyRing } from '../../keys/key-ring.js'
import { dashed } from '../../kinds/uuid.js'

/** Replaces keys, given and made as texts. A bijection. */
export type KeyMap = (texts: readonly string[]) => readonly string[]

const FREE_BITS = 122n
const LOW = (1n << 62n) - 1n
const MIDDLE = (1n << 12n) - 1n

/**
 * Permutes UUIDs: the 122 bits that are free in RFC 9562, while version and variant stay. The moment in a UUID of version 1,
 * 6 or 7 is among the free bits, so it is hidden, and the order by time is lost.
 */
export function uuidMap(keys: KeyRing, domain: string): KeyMap {
  const permutation = keys.permutation(`${domain}/uuid`, 1n << FREE_BITS)
  return (texts) => permutation.apply(texts.map(freeBits)).map((bits, i) => withFreeBits(texts[i] as string, bits))
}

/** Of a lower-case UUID with dashes: 48 bits before the version, 12 behind it, 62 behind the variant. */
function freeBits(uuid: string): bigint {
  const hex = uuid.replaceAll('-', '')
  const high = BigInt(`0x${hex.slice(0, 12)}`)
  const middle = BigInt(`0x${hex.slice(13, 16)}`)
  return (high << 74n) | (middle << 62n) | (BigInt(`0x${hex.slice(16)}`) & LOW)
}

function withFreeBits(uuid: string, bits: bigint): string {
  const variant = BigInt(`0x${uuid.charAt(19)}`) >> 2n
  const high = (bits >> 74n).toString(16).padStart(12, '0')
  const middle = ((bits >> 62n) & MIDDLE).toString(16).padStart(3, '0')
  const low = ((variant << 62n) | (bits & LOW)).toString(16).padStart(16, '0')
  return dashed(`${high}${uuid.charAt(14)}${middle}${low}`)
}
