import { defineEntity, p } from '@mikro-orm/sqlite'
import { Team } from './team.js'
import { User } from './user.js'

export const Role = { Owner: 'owner', Maintainer: 'maintainer', Member: 'member' } as const
export type Role = (typeof Role)[keyof typeof Role]

/** A user in a team, and what they may do there. */
export const Membership = defineEntity({
  name: 'Membership',
  tableName: 'memberships',
  properties: {
    team: () => p.manyToOne(Team).primary(),
    user: () => p.manyToOne(User).primary(),
    role: p.enum(() => Role),
    joinedAt: p.datetime(),
  },
})
