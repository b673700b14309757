import { maskOption } from '../../errors/mask.js'
import { formatIp, ipKind, parseIp, type IpAddress } from '../kinds/ip.js'
import { replaceByForm } from '../people/by-form.js'
import { documentationAddress, TEST_ADDRESSES } from '../people/ip/documentation.js'
import { mapNetworks } from '../people/ip/networks.js'
import { textLimit } from '../people/text-field.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

export interface IpOptions extends CommonOptions {
  /**
   * `'none'`: an address that is set aside for documentation and belongs to no host. `'subnet'`: addresses of one network get
   * addresses of one network, and special ones (private, loopback, link-local) stay special. `'none'` unless told.
   *
   * `'subnet'` reveals which rows share a network and how large networks are; whoever knows the owner of one address learns
   * the beginning of its neighbours'. The result may be the address of a real host.
   */
  readonly keep?: 'none' | 'subnet'
}

/** Characters of every address of version 4. */
const NEEDED = 15

/** Characters of every address of version 6, with a prefix. */
const LONGEST = 43

/**
 * Replaces internet addresses of version 4 and 6, with or without the length of a prefix (`/24`), which stays.
 *
 * Unless subnets are kept, those of version 4 become one of 762 (RFC 5737), so many share one; those of version 6 an address
 * in `2001:db8::/32` (RFC 3849). A network (no bits after its prefix) stays one.
 *
 * Where subnets are kept, different addresses stay different, if the field has the 43 characters that any address fits into.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.OPTION`, `MASK.TOO_SHORT` below 15 characters.
 */
export function ip(options: IpOptions = {}): Transform {
  const { keep = 'none' } = options
  return createTransform({
    name: 'ip',
    common: options,
    options: { keep },
    bind: (field, context) => bindIp(field, context, options),
  })
}

function bindIp(field: MaskedField, context: MaskContext, options: IpOptions): Mask {
  const { domain = 'ip', keep = 'none' } = options
  if (keep !== 'none' && keep !== 'subnet') throw maskOption('ip', 'keep', "'none' or 'subnet'")
  const limit = textLimit('ip', field, NEEDED)
  const document = (addresses: readonly IpAddress[], normal: readonly string[]): readonly string[] => {
    const tags = context.keys.prf(`${domain}/ip`).tags(normal)
    return addresses.map((address, at) => formatIp(documentationAddress(address, tags, at, limit)))
  }
  const replace = replaceByForm(context, {
    kind: ipKind,
    domain,
    proper: (_, normal) => {
      const addresses = normal.map((text) => parseIp(text) as IpAddress)
      const documented = document(addresses, normal)
      if (keep === 'none') return documented
      const mapped = mapNetworks(context.keys.prf(`${domain}/subnet`), addresses).map(formatIp)
      return mapped.map((text, at) => (text.length <= limit ? text : (documented[at] as string)))
    },
    fresh: (normal) =>
      document(
        normal.map(() => ({ bytes: new Uint8Array(4), prefix: undefined })),
        normal,
      ),
  })
  if (keep === 'none')
    return { kind: ipKind, guarantee: { kind: 'lossy' }, caseless: true, capacity: TEST_ADDRESSES, replace }
  // Addresses of version 6 that do not fit the field are replaced as if no subnets were kept.
  return { kind: ipKind, guarantee: { kind: limit < LONGEST ? 'lossy' : 'injective' }, caseless: true, replace }
}
