import type { FoldedName } from '../../values/name-lists.js'
import { nameKind } from '../kinds/name.js'
import type { Mask, MaskContext, MaskedField } from '../transform.js'
import { drawPeople, peopleDomain } from './people.js'
import { shortestName, shortNames } from './short-names.js'
import { fits, textLimit } from './text-field.js'

/** One part of a name, for transforms that give nothing else. */
export interface NamePart {
  readonly transform: string
  readonly domain: string
  readonly part: 'given' | 'family'
}

/**
 * Compiles a transform that gives one part of the name of the row's subject. Where the subject's own name is too long for the
 * field, it is one that fits, of the same gender.
 */
export function bindNamePart({ transform, domain, part }: NamePart, field: MaskedField, context: MaskContext): Mask {
  const limit = textLimit(transform, field, shortestName(context.words, part))
  const short = shortNames(context.words, part, limit)
  const people = peopleDomain(transform, domain)
  return {
    kind: nameKind,
    guarantee: { kind: 'lossy' },
    replace: ({ subjects }) => {
      const persons = drawPeople(context, subjects, people)
      return subjects.map((_, at) => {
        const { name } = persons[part](at)
        if (fits(name, limit) || short === undefined) return name
        const list = short[persons.gender(at)]
        return (list[persons.spare(at, list.length)] as FoldedName).name
      })
    },
  }
}
