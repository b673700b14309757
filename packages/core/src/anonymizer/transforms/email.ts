import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { emailKind } from '../kinds/email.js'
import { foldCase } from '../kinds/name.js'
import { drawPeople, peopleDomain } from '../people/people.js'
import { tagRoom } from '../people/tagged.js'
import { textLimit } from '../people/text-field.js'
import { RESERVED_LENGTH, writeAddresses } from '../people/write-addresses.js'
import { areNamedBy } from '../subjects/named-by-forms.js'
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
  const { characters, bits } = tagRoom('email', field, limit, RESERVED_LENGTH + 1)
  const keeps = domainTest(options.keepDomain)
  const people = peopleDomain('email', domain)
  const replace = ({ normal, wellFormed, subjects }: Cells): readonly string[] => {
    const tags = context.keys.prf(`${domain}/email`).tags(normal)
    const persons = drawPeople(context, identitiesOf(normal, subjects), people)
    const hostAt = (at: number): string | undefined => {
      const text = normal[at] as string
      const host = wellFormed[at] === true ? text.slice(text.indexOf('@') + 1) : ''
      // A domain that leaves no room for the tag would make addresses meet.
      return host !== '' && keeps?.(host) === true && host.length + 1 + characters <= limit ? host : undefined
    }
    const hosts = keeps === undefined ? [] : normal.map((_, at) => hostAt(at))
    return writeAddresses({ tags, persons, hosts, characters, limit })
  }
  return { kind: emailKind, guarantee: { kind: 'bounded', bits }, caseless: true, replace }
}

/** Whom addresses are about. Where rows are about those with these addresses, it is their own list, whose people are known. */
function identitiesOf(normal: readonly string[], subjects: readonly string[]): readonly string[] {
  if (areNamedBy(subjects, SUBJECT, normal)) return subjects
  const isOwn = (subject: string, text: string): boolean =>
    subject.length === SUBJECT.length + text.length && subject.endsWith(text) && subject.startsWith(SUBJECT)
  return normal.every((text, at) => isOwn(subjects[at] as string, text))
    ? subjects
    : normal.map((text) => SUBJECT + text)
}

const SUBJECT = 'email:'

/**
 * Tells domains that stay from others; undefined where none stays.
 *
 * @throws {SeedError} `MASK.OPTION` for a list with something else than domains.
 */
function domainTest(keep: EmailOptions['keepDomain'] = false): ((domain: string) => boolean) | undefined {
  if (typeof keep === 'boolean') return keep ? () => true : undefined
  // Configurations may come from JSON.
  if (!Array.isArray(keep) || keep.some((domain) => emailKind.normalise(`a@${domain}`) === undefined))
    throw maskOption('email', 'keepDomain', "true, false or a list of domains such as ['example.org']")
  const kept = new Set(keep.map((domain: string) => foldCase(domain)))
  return (domain) => kept.has(domain)
}
