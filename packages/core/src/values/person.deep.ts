import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { hashKey } from '../random/key.js'
import { loadLocale } from './locale.js'
import { createPeople } from './person.js'
import { countDistinct, distinctPeople } from './person.laws.js'

for (const locale of ['en', 'de', 'fr', 'es', 'ru', 'ja']) {
  it(`gives a million different people in ${locale}`, async () => {
    const people = createPeople(await loadLocale(locale), hashKey(42, 'users'))
    expect(countDistinct(people, 1_000_000)).toEqual({ emails: 1_000_000, usernames: 1_000_000 })
    fc.assert(distinctPeople(people), { numRuns: 1_000 })
  })
}
