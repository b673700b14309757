import { formatIp, type IpAddress } from '../../kinds/ip.js'
import type { Tags } from '../../keys/key-ring.js'
import { isNetwork, networkOf } from './networks.js'

/** Networks of version 4 that are set aside for documentation (RFC 5737), the shortest in writing first. */
const TEST_NETS = [
  [192, 0, 2],
  [203, 0, 113],
  [198, 51, 100],
] as const

/** Addresses of version 4 that are given: .1 to .254 of each network. */
export const TEST_ADDRESSES: bigint = BigInt(TEST_NETS.length * 254)

/**
 * An address that no host has, of the same version and with the same prefix.
 *
 * @param limit - Characters that it may have, at least 15; fewer bits are drawn to keep to it.
 */
export function documentationAddress(original: IpAddress, tags: Tags, at: number, limit: number): IpAddress {
  const drawn = original.bytes.length === 4 ? drawFour(tags, at) : drawSix(tags, at)
  const network = isNetwork(original)
  for (const bytes of drawn) {
    const address = { bytes, prefix: original.prefix }
    const result = network ? { ...address, bytes: networkOf(address) } : address
    if (formatIp(result).length <= limit) return result
  }
  return { bytes: drawn.at(-1) as Uint8Array, prefix: undefined }
}

/** From the most bits to the fewest. */
function drawFour(tags: Tags, at: number): readonly Uint8Array[] {
  const host = 1 + tags.below(at, 254, 1)
  const net = TEST_NETS[tags.below(at, TEST_NETS.length, 0)] ?? TEST_NETS[0]
  return [Uint8Array.of(...net, host), Uint8Array.of(...TEST_NETS[0], host)]
}

/** All of 2001:db8::/32 (RFC 3849), then addresses that are written with one group and with none. */
function drawSix(tags: Tags, at: number): readonly Uint8Array[] {
  const all = Uint8Array.from(tags.bytes.subarray(at * 16, at * 16 + 16))
  all.set([0x20, 0x01, 0x0d, 0xb8])
  const short = all.map((byte, i) => (i < 4 || i > 13 ? byte : 0))
  return [all, short, short.map((byte, i) => (i < 14 ? byte : 0))]
}
