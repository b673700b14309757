import { maskType } from '../../errors/mask.js'
import type { Value } from '../../schema/schema.js'
import { genderKind } from '../kinds/name-gender.js'
import { inCaseOf, pairOf, pairWithin, type GenderPair } from '../people/gender-words.js'
import { drawPeople, peopleDomain } from '../people/people.js'
import { spellType, textLimit } from '../people/text-field.js'
import type { Cells, CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/**
 * Replaces genders by that of the made-up person who stands for the row's subject, in the word or code of the original: `F`
 * and `M`, `weiblich` and `männlich`, `2` and `1` (ISO 5218). Words it does not know become `female` and `male`, for a rare
 * one would tell the person from others. Fields: text, integers, and enumerations that have both genders.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.TOO_SHORT` for an empty text field.
 */
export function gender(options: CommonOptions = {}): Transform {
  const { domain = 'gender' } = options
  return createTransform({
    name: 'gender',
    common: options,
    bySubject: true,
    bind: (field, context) => bindGender(field, context, domain),
  })
}

function bindGender(field: MaskedField, context: MaskContext, domain: string): Mask {
  const spell = speller(field, context.words.language)
  const people = peopleDomain('gender', domain)
  const replace = ({ subjects, values }: Cells): readonly Value[] => {
    const persons = drawPeople(context, subjects, people)
    return values.map((value, at) => spell(value, persons.gender(at)))
  }
  return { kind: genderKind, guarantee: { kind: 'lossy' }, capacity: 2n, replace }
}

type Speller = (original: Value, gender: keyof GenderPair) => Value

function speller(field: MaskedField, language: string): Speller {
  const { type } = field
  if (type.kind === 'enum') {
    const pair = pairWithin(type.values, language)
    if (pair === undefined)
      throw maskType(
        'gender',
        field.entity,
        field.name,
        'an enumeration without them',
        'one word for each of two genders',
      )
    return (_, gender) => pair[gender]
  }
  if (type.kind === 'integer')
    return (original, gender) => (typeof original === 'bigint' ? BigInt(ISO[gender]) : ISO[gender])
  if (type.kind !== 'text') throw maskType('gender', field.entity, field.name, spellType(type), 'a word or a code')
  const limit = textLimit('gender', field, 1)
  return (original, gender) => spellLike(typeof original === 'string' ? original.trim() : '', gender, limit, language)
}

/** ISO 5218. */
const ISO: Readonly<Record<keyof GenderPair, number>> = { female: 2, male: 1 }

function spellLike(original: string, gender: keyof GenderPair, limit: number, language: string): string {
  const pair = pairOf(original.toLowerCase(), language)
  const word = inCaseOf((pair ?? { female: 'female', male: 'male' })[gender], pair === undefined ? '' : original)
  return word.length <= limit ? word : word.charAt(0)
}
