import { days, defineFactory, unique } from '@seed/core'
import { User } from '../entities.js'

export const users = defineFactory(User.class, {
  name: ({ person }) => person.fullName,
  email: ({ person }) => person.email,
  createdAt: ({ now, between }) => between(new Date(now.getTime() - days(730)), new Date(now.getTime() - days(365))),
}).states({
  known: (name: string, email: string) => ({ name, email: unique(() => email) }),
})
