import { belongsTo } from '@seed/core'
import { daysBefore } from './dates.js'
import { define } from './define.js'

export const authors = define('Author', {
  name: ({ person }) => person.fullName,
  email: ({ person }) => person.email,
  handle: ({ person }) => person.username,
  joinedAt: ({ now, between }) => between(daysBefore(now, 900), daysBefore(now, 30)),
})

/** The other side of a one-to-one: each profile gets an author of its own. */
export const profiles = define('Profile', {
  author: belongsTo(() => authors),
  bio: ({ faker }) => faker.person.bio(),
  city: ({ address }) => address.city,
  website: ({ chance, parent }) => (chance(0.6) ? `https://example.com/~${parent('author').handle}` : null),
})
