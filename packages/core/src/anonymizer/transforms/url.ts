import { withoutUndefined } from '../../internal/without-undefined.js'
import { urlKind } from '../kinds/url.js'
import { tagRoom } from '../people/tagged.js'
import { textLimit } from '../people/text-field.js'
import type { Cells, CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

export interface UrlOptions extends CommonOptions {
  /** Longest replacement, in characters; what the field holds unless told. See `email()`. */
  readonly maxLength?: number
}

/** `https://` and, around the tag, `.example.com` or `example.com/`. */
const AROUND = 8 + 12

/** Endings that say what kind of file it is and nothing else; kept, for applications look at them. */
const FILE = /\.(?:css|csv|gif|html?|jpe?g|js|json|mp[34]|pdf|png|svg|txt|webp|xml|zip)(?=$|[?#])/i

/**
 * Replaces addresses by ones under `example.com`, which belongs to nobody (RFC 2606, 3): `https://<tag>.example.com` for a
 * host alone, `https://example.com/<tag>` where there was a path, with `?id=1` where there was a query. Scheme and ending
 * (`.jpg`) stay where there is room. Nothing of host, path, query and credentials does.
 *
 * Different addresses, spelled out to the letter, meet with probability 2^-80, or more where the field is short. What is no
 * address becomes one, too.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.OPTION`, `MASK.TOO_SHORT` below 28 characters.
 */
export function url(options: UrlOptions = {}): Transform {
  return createTransform({
    name: 'url',
    common: options,
    options: withoutUndefined({ maxLength: options.maxLength }),
    bind: (field, context) => bindUrl(field, context, options),
  })
}

function bindUrl(field: MaskedField, context: MaskContext, { domain = 'url', maxLength }: UrlOptions): Mask {
  const limit = textLimit('url', field, 1, maxLength)
  const room = tagRoom('url', field, limit, AROUND)
  const replace = ({ normal, wellFormed }: Cells): readonly string[] => {
    const tags = context.keys.prf(`${domain}/url`).tags(normal)
    return normal.map((text, at) =>
      writeUrl(wellFormed[at] === true ? text : '', tags.base32(at, room.characters), limit),
    )
  }
  return { kind: urlKind, guarantee: { kind: 'bounded', bits: room.bits }, caseless: true, replace }
}

function writeUrl(original: string, tag: string, limit: number): string {
  const [, scheme = '', tail = ''] = /^(?:([^:/]+):\/\/)?[^/?#]*(.*)$/s.exec(original) ?? []
  const path = tail.length > 1 ? `example.com/${tag}` : `${tag}.example.com${tail === '/' ? '/' : ''}`
  const ending = tail.length > 1 ? (FILE.exec(tail)?.[0].toLowerCase() ?? '') : ''
  const query = tail.includes('?') ? '?id=1' : ''
  const front = `${scheme === '' ? 'https' : scheme.toLowerCase()}://`
  const spellings = [front + path + ending + query, front + path, `https://${path}`, `https://example.com/${tag}`]
  return spellings.find((spelling) => spelling.length <= limit) ?? spellings[3] ?? ''
}
