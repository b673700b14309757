import * as fc from 'fast-check'
import type { Person } from './groups.js'
import type { UniqueValues } from './unique.js'

/** People at different places have different e-mail addresses and user names, case ignored. */
export function distinctPeople(people: UniqueValues<Person>): fc.IProperty<unknown> {
  const places = fc.uniqueArray(fc.nat({ max: people.size - 1 }), { minLength: 2, maxLength: 200 })
  return fc.property(places, (list) => {
    const persons = list.map((place) => people.at(place))
    const emails = new Set(persons.map((person) => person.email.toLowerCase()))
    const usernames = new Set(persons.map((person) => person.username.toLowerCase()))
    return emails.size === list.length && usernames.size === list.length
  })
}

/** How many different e-mail addresses and user names the first people have. */
export function countDistinct(
  people: UniqueValues<Person>,
  rows: number,
): { readonly emails: number; readonly usernames: number } {
  const emails = new Set<string>()
  const usernames = new Set<string>()
  for (let i = 0; i < rows; i++) {
    const { email, username } = people.at(i)
    emails.add(email)
    usernames.add(username)
  }
  return { emails: emails.size, usernames: usernames.size }
}
