import { defineEntity, p } from '@mikro-orm/sqlite'
import { Task } from './task.js'
import { Team } from './team.js'

/** What a team works on. */
export const Project = defineEntity({
  name: 'Project',
  tableName: 'projects',
  checks: [{ name: 'projects_times', expression: 'archived_at >= created_at' }],
  properties: {
    id: p.integer().primary(),
    /** Three letters; keys of tasks begin with it. */
    key: p.string().length(3).unique(),
    name: p.string().length(80),
    team: () => p.manyToOne(Team),
    tasks: () => p.oneToMany(Task).mappedBy('project'),
    /** Sum of its tasks' points. */
    points: p.integer(),
    createdAt: p.datetime().onCreate(() => new Date()),
    /** Null while there is work on it. */
    archivedAt: p.datetime().nullable(),
  },
})
