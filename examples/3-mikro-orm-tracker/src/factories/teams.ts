import { belongsTo, between, days, defineFactory, hasMany, unique } from '@seed/core'
import { Membership, Role, Team } from '../entities.js'
import { users } from './users.js'

/** Name and address part of teams belong together; beyond the list they come again with a number. */
const NAMES = ['Platform', 'Mobile', 'Payments', 'Search', 'Growth', 'Data']

function nameAt(index: number): string {
  const round = Math.floor(index / NAMES.length) + 1
  return `${NAMES[index % NAMES.length]}${round === 1 ? '' : ` ${round}`}`
}

const memberships = defineFactory(Membership.class, {
  user: belongsTo(() => users, { distinct: true }),
  // A team has one owner: whoever is its first member.
  role: ({ index, weighted }) =>
    index === 0
      ? Role.Owner
      : weighted([
          [Role.Maintainer, 1],
          [Role.Member, 3],
        ]),
  joinedAt: ({ index, parent, now, between }) =>
    index === 0 ? parent('team').createdAt : between(parent('team').createdAt, now),
})

export const teams = defineFactory(Team.class, {
  name: ({ index }) => nameAt(index),
  slug: unique(({ row }) => row.name.toLowerCase().replaceAll(' ', '-')),
  createdAt: ({ now, between }) => between(new Date(now.getTime() - days(365)), new Date(now.getTime() - days(180))),
  memberships: hasMany(() => memberships, { count: between(3, 6) }),
})
