import { belongsTo, between, defineFactory, hasMany, unique } from '@seed/core'
import { Project } from '../entities.js'
import { tasks } from './tasks.js'
import { teams } from './teams.js'

export const projects = defineFactory(Project.class, {
  key: unique('???'),
  name: ({ faker }) => `${faker.hacker.adjective()} ${faker.hacker.noun()}`,
  team: belongsTo(() => teams),
  tasks: hasMany(() => tasks, { count: between(8, 24) }),
  points: ({ children }) => children('tasks').reduce((sum, task) => sum + task.points, 0),
  createdAt: ({ parent, now, between }) =>
    between(parent('team').createdAt, new Date((parent('team').createdAt.getTime() + now.getTime()) / 2)),
  archivedAt: null,
}).states({
  archived: { archivedAt: ({ row, now, between }) => between(row.createdAt, now) },
})
