import type { IpAddress } from '../../kinds/ip.js'
import type { Prf } from '../../keys/key-ring.js'
import { mapAddresses } from './prefix-map.js'

/** The address with all bits after its prefix cleared: the network it is in. Itself where it has no prefix. */
export function networkOf({ bytes, prefix = bytes.length * 8 }: IpAddress): Uint8Array {
  return bytes.map((byte, i) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - i * 8))))
}

/** Whether an address with a prefix has no bit after it: `10.0.0.0/8`. */
export function isNetwork(address: IpAddress): boolean {
  return address.prefix !== undefined && sameBytes(address.bytes, networkOf(address))
}

/**
 * Maps addresses as {@link mapAddresses} does; networks stay networks, for some columns take nothing else. Where a host is
 * mapped to the address of its network it gets the one that the network would have had, so the map stays a bijection.
 */
export function mapNetworks(prf: Prf, addresses: readonly IpAddress[]): readonly IpAddress[] {
  const bytes = mapAddresses(
    prf,
    addresses.map((address) => address.bytes),
  )
  const mapped = addresses.map(({ prefix }, at) => ({ bytes: bytes[at] as Uint8Array, prefix }))
  const swapped = addresses.flatMap((address, at) =>
    !isNetwork(address) && isNetwork(mapped[at] as IpAddress) ? at : [],
  )
  const networks = mapAddresses(
    prf,
    swapped.map((at) => networkOf(addresses[at] as IpAddress)),
  )
  swapped.forEach((at, i) => (mapped[at] = { ...(mapped[at] as IpAddress), bytes: networks[i] as Uint8Array }))
  return mapped.map((address, at) =>
    isNetwork(addresses[at] as IpAddress) ? { ...address, bytes: networkOf(address) } : address,
  )
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i])
}
