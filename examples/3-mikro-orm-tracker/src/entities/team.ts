import { defineEntity, p } from '@mikro-orm/sqlite'
import { Membership } from './membership.js'
import { Project } from './project.js'

/** People who work together. */
export const Team = defineEntity({
  name: 'Team',
  tableName: 'teams',
  properties: {
    id: p.integer().primary(),
    name: p.string().length(60),
    /** The name as it stands in addresses. */
    slug: p.string().length(60).unique(),
    createdAt: p.datetime().onCreate(() => new Date()),
    memberships: () => p.oneToMany(Membership).mappedBy('team'),
    projects: () => p.oneToMany(Project).mappedBy('team'),
  },
})
