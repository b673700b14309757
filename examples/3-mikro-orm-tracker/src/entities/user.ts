import { defineEntity, p } from '@mikro-orm/sqlite'
import { Membership } from './membership.js'

/** Someone with an account. */
export const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.integer().primary(),
    name: p.string().length(80),
    email: p.string().length(120).unique(),
    createdAt: p.datetime().onCreate(() => new Date()),
    memberships: () => p.oneToMany(Membership).mappedBy('user'),
  },
})
