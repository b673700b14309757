import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { usernameKind } from '../kinds/username.js'
import { drawPeople, peopleDomain } from '../people/people.js'
import { longestFitting, tagRoom } from '../people/tagged.js'
import { textLimit } from '../people/text-field.js'
import type { Cells, CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

export interface UsernameOptions extends CommonOptions {
  /**
   * Whose names stand in it: those of the row's subject, or those of a person of the user name's own. With `'value'` a user
   * name has one replacement everywhere, also in rows of other subjects. `'subject'` unless told.
   */
  readonly words?: 'subject' | 'value'
  /** Longest replacement, in characters; what the field holds unless told. See `email()`. */
  readonly maxLength?: number
}

/**
 * Replaces user names by `given_family_<tag>` out of `a-z0-9_`: the words are the subject's names, the tag is a function of
 * the user name exactly as it is written.
 *
 * Different user names meet with probability 2^-80, or more where the field is short: words go first, then the tag loses 5
 * bits with each character.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.OPTION`, `MASK.TOO_SHORT` below 8 characters.
 */
export function username(options: UsernameOptions = {}): Transform {
  const { words = 'subject', maxLength } = options
  return createTransform({
    name: 'username',
    common: options,
    options: withoutUndefined({ words, maxLength }),
    bySubject: words === 'subject',
    bind: (field, context) => bindUsername(field, context, options),
  })
}

function bindUsername(field: MaskedField, context: MaskContext, options: UsernameOptions): Mask {
  const { domain = 'username', words = 'subject', maxLength } = options
  if (words !== 'subject' && words !== 'value') throw maskOption('username', 'words', "'subject' or 'value'")
  const limit = textLimit('username', field, 1, maxLength)
  const room = tagRoom('username', field, limit, 0)
  const people = peopleDomain('username', domain)
  const replace = ({ normal, subjects }: Cells): readonly string[] => {
    const tags = context.keys.prf(`${domain}/username`).tags(normal)
    const identities = words === 'subject' ? subjects : normal.map((text) => `username:${text}`)
    const persons = drawPeople(context, identities, people)
    return normal.map((_, at) => {
      const tag = tags.base32(at, room.characters)
      const given = persons.given(at).folded
      const family = persons.family(at).folded
      return longestFitting([`${given}_${family}_${tag}`, `${family}_${tag}`, tag], limit)
    })
  }
  return { kind: usernameKind, guarantee: { kind: 'bounded', bits: room.bits }, caseless: true, replace }
}
