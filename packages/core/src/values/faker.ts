import type { Faker, LocaleDefinition, Randomizer } from '@faker-js/faker'
import type { RandomSource } from '../random/source.js'
import type { Vocabulary } from './vocabulary.js'

type FakerClass = new (options: { readonly locale: LocaleDefinition; readonly randomizer: Randomizer }) => Faker

/**
 * A faker of the vocabulary's locale that draws from the source: point the source at a cell, and the same instance gives that
 * cell's values. For set-up, once a locale and source: making one takes some microseconds, pointing the source nothing.
 *
 * `faker.seed()` does nothing here, for the address of the cell is the seed.
 *
 * @param now - What `faker.date.past()` and its kin count from; nothing reads the clock.
 */
export function createFaker(vocabulary: Vocabulary, source: RandomSource, now: Date): Faker {
  // Importing the class by name would load all locales, 200 ms; the instance of the locale knows it.
  const Class = vocabulary.origin.constructor as FakerClass
  // Closures, because faker calls `next` without its object.
  const randomizer: Randomizer = { next: () => source.nextUnit(), seed: () => undefined }
  const faker = new Class({ locale: vocabulary.definitions, randomizer })
  faker.setDefaultRefDate(now)
  return faker
}
