import type { Faker } from '@faker-js/faker'
import type { LocaleMix, Vocabulary } from '../values/locale.js'
import { createFaker } from '../values/faker.js'
import { source } from './stack.js'

/** What all rows of one plan share: the reference date and the words of the locale. */
export interface PlanValues {
  readonly seed: number | string
  readonly now: Date
  readonly locales: LocaleMix
  readonly fakerOf: (vocabulary: Vocabulary) => Faker
}

/** Puts together the shared values; fakers are made when first asked for, one a locale. */
export function createPlanValues(seed: number | string, now: Date, locales: LocaleMix): PlanValues {
  const fakers = new Map<Vocabulary, Faker>()
  const fakerOf = (vocabulary: Vocabulary): Faker => {
    let faker = fakers.get(vocabulary)
    if (faker === undefined) fakers.set(vocabulary, (faker = createFaker(vocabulary, source, now)))
    return faker
  }
  return { seed, now, locales, fakerOf }
}
