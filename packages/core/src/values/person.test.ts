import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { hashKey } from '../random/key.js'
import { english } from './english.js'
import { loadLocale } from './locale.js'
import { LOCALES } from './locale-names.js'
import { nameLists } from './name-lists.js'
import { createPeople } from './person.js'
import { countDistinct, distinctPeople } from './person.laws.js'

const KEY = hashKey(42, 'users')

describe('createPeople', () => {
  const people = createPeople(english, KEY)
  const lists = nameLists(english)
  const pairs =
    lists.given.female.length * lists.family.female.length + lists.given.male.length * lists.family.male.length

  it('gives people whose parts belong together', () => {
    const names = new Set(english.firstNames.female)
    for (let i = 0; i < 500; i++) {
      const { firstName, lastName, fullName, email, username, gender } = people.at(i)
      expect(fullName).toBe(`${firstName} ${lastName}`)
      expect(email).toMatch(/^[a-z]+\.[a-z]+@example\.com$/)
      expect(username).toBe(email.replace('@example.com', '').replace('.', '_'))
      expect(email.startsWith(firstName.toLowerCase().slice(0, 2))).toBe(true)
      if (gender === 'female') expect(names.has(firstName)).toBe(true)
    }
  })

  it('numbers people only when their names are used up', () => {
    expect(people.at(pairs - 1).email).not.toMatch(/\d/)
    const first = people.at(3)
    const second = people.at(pairs + 3)
    expect(second).toEqual({ ...first, email: first.email.replace('@', '2@'), username: `${first.username}2` })
    expect(people.at(pairs * 2).username).toMatch(/3$/)
  })

  it('gives different addresses for any places', () => fc.assert(distinctPeople(people), { numRuns: 50 }))

  it('gives different addresses in a row', () => {
    expect(countDistinct(people, 50_000)).toEqual({ emails: 50_000, usernames: 50_000 })
  })

  it('has about as many women as men', () => {
    let female = 0
    for (let i = 0; i < 4_000; i++) if (people.at(i).gender === 'female') female++
    expect(female / 4_000).toBeGreaterThan(0.45)
    expect(female / 4_000).toBeLessThan(0.58)
  })

  it('ends where whole numbers end', () => {
    expect(people.size).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
    expect(people.at(people.size - 1).email).toMatch(/^[a-z]+\.[a-z]+\d+@example\.com$/)
    expect(() => people.at(people.size)).toThrow('UNIQUE.EXHAUSTED')
  })

  it('keeps to ASCII and to one owner per address in every locale', async () => {
    for (const locale of LOCALES) {
      const vocabulary = await loadLocale(locale)
      const { given, family } = nameLists(vocabulary)
      const folded = [...given.female, ...given.male].map((name) => name.folded)
      expect([locale, new Set(folded).size]).toEqual([locale, folded.length])
      for (const names of [folded, family.female.map((name) => name.folded), family.male.map((name) => name.folded)]) {
        expect([locale, new Set(names).size]).toEqual([locale, names.length])
        for (const name of names) expect(name).toMatch(/^[a-z]+$/)
      }
      expect(createPeople(vocabulary, KEY).at(0).email).toMatch(/^[a-z]+\.[a-z]+@example\.com$/)
    }
  })

  it('writes the family name first where that is the custom', async () => {
    const { firstName, lastName, fullName } = createPeople(await loadLocale('ja'), KEY).at(0)
    expect(fullName).toBe(`${lastName} ${firstName}`)
  })
})
