import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { emailKind } from '../kinds/email.js'
import { foldCase } from '../kinds/name.js'
import { drawPeople, peopleDomain } from '../people/people.js'
import { longestFitting, tagRoom } from '../people/tagged.js'
import { textLimit } from '../people/text-field.js'
import type { Cells, CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

export interface EmailOptions extends CommonOptions {
  /**
   * Domains that stay: those of a list (`['acme.com']`, the company's own), or every one with `true`.
   *
   * `true` reveals where each person has their mailbox. The domain of a family or of a small company names the person as well
   * as the address did, and mail may reach a real host. For tests that need real domains, name the few that they need.
   */
  readonly keepDomain?: boolean | readonly string[]
  /**
   * Longest replacement, in characters; what the field holds unless told. Addresses are shortened to fit, so give the length
   * of the shortest field where fields of different lengths must agree.
   */
  readonly maxLength?: number
}

/** Domains that never belong to anybody (RFC 2606, 3); of one length. */
const RESERVED = ['example.com', 'example.net', 'example.org'] as const
const RESERVED_LENGTH = 11

/** Characters before the `@` (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL = 64

/**
 * Replaces e-mail addresses by `given.family.<tag>@example.com`, where the tag keeps addresses apart and the words are the
 * names that `firstName()` and `lastName()` give to the subject with this address.
 *
 * A function of the address alone, its case and width of letters aside: one address has one replacement everywhere. Lower
 * case ASCII. Different addresses meet with probability 2^-80, or more where the field is short: words go first, then the tag
 * loses 5 bits with each character. An address that is masked already is masked again.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.OPTION`, `MASK.TOO_SHORT` below 20 characters.
 */
export function email(options: EmailOptions = {}): Transform {
  const { keepDomain, maxLength } = options
  return createTransform({
    name: 'email',
    common: options,
    options: withoutUndefined({ keepDomain, maxLength }),
    identityRank: 1,
    bind: (field, context) => bindEmail(field, context, options),
  })
}

function bindEmail(field: MaskedField, context: MaskContext, options: EmailOptions): Mask {
  const { domain = 'email', maxLength } = options
  const limit = textLimit('email', field, 1, maxLength)
  const room = tagRoom('email', field, limit, RESERVED_LENGTH + 1)
  const keeps = domainTest(options.keepDomain)
  const people = peopleDomain('email', domain)
  const replace = ({ normal, wellFormed }: Cells): readonly string[] => {
    const tags = context.keys.prf(`${domain}/email`).tags(normal)
    const persons = drawPeople(
      context,
      normal.map((text) => `email:${text}`),
      people,
    )
    return normal.map((text, at) => {
      const own = wellFormed[at] === true ? text.slice(text.indexOf('@') + 1) : ''
      // A domain that leaves no room for the tag would make addresses meet.
      const kept = own !== '' && keeps(own) && own.length + 1 + room.characters <= limit
      const host = kept ? own : (RESERVED[tags.below(at, RESERVED.length, 3)] as string)
      const tag = tags.base32(at, room.characters)
      const given = persons.given(at).folded
      const family = persons.family(at).folded
      const most = Math.min(LONGEST_LOCAL, limit - host.length - 1)
      return `${longestFitting([`${given}.${family}.${tag}`, `${family}.${tag}`, tag], most)}@${host}`
    })
  }
  return { kind: emailKind, guarantee: { kind: 'bounded', bits: room.bits }, caseless: true, replace }
}

/** @throws {SeedError} `MASK.OPTION` for a list with something else than domains. */
function domainTest(keep: EmailOptions['keepDomain'] = false): (domain: string) => boolean {
  if (typeof keep === 'boolean') return () => keep
  // Configurations may come from JSON.
  if (!Array.isArray(keep) || keep.some((domain) => emailKind.normalise(`a@${domain}`) === undefined))
    throw maskOption('email', 'keepDomain', "true, false or a list of domains such as ['example.org']")
  const kept = new Set(keep.map((domain: string) => foldCase(domain)))
  return (domain) => kept.has(domain)
}
