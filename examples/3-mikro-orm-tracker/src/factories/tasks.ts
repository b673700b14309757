import type { InferEntity } from '@mikro-orm/sqlite'
import { between, defineFactory, hasMany, manyToMany, type Row, unique } from '@seed/core'
import { Status, Task } from '../entities.js'
import { comments } from './comments.js'
import { labels } from './labels.js'

/** Tasks of a project that are no part of another. */
const ROOTS = 4

type TaskRow = Row<InferEntity<typeof Task>>

/** From when a task can be worked on: not before the whole is. */
function beginOf({ parent, createdAt }: Pick<TaskRow, 'parent' | 'createdAt'>): Date {
  return parent?.startedAt && parent.startedAt > createdAt ? parent.startedAt : createdAt
}

/** Until when something can happen to a task: until the whole is done, or the project in the archive. */
function endOf({ parent, project }: Pick<TaskRow, 'parent' | 'project'>, now: Date): Date {
  return parent?.doneAt ?? project.archivedAt ?? now
}

export const tasks = defineFactory(Task.class, {
  key: unique(({ parent, index }) => `${parent('project').key}-${index + 1}`),
  title: ({ faker }) => `${faker.hacker.verb()} the ${faker.hacker.adjective()} ${faker.hacker.noun()}`,
  // Parts of an earlier task of the project: a forest.
  parent: ({ parent, index, pick }) => (index < ROOTS ? null : pick(parent('project').tasks.slice(0, index))),
  // A part is done when the whole is, and not begun before it.
  status: ({ parent, pick }) => {
    const whole = parent('parent')?.status
    if (parent('project').archivedAt || whole === Status.Done) return Status.Done
    return whole === Status.Todo ? Status.Todo : pick([Status.Todo, Status.Doing, Status.Done])
  },
  points: ({ pick }) => pick([1, 2, 3, 5, 8]),
  assignee: ({ parent, row, pick, chance }) =>
    row.status === Status.Todo && chance(0.6) ? null : pick(parent('project').team.memberships).user,
  labels: manyToMany(() => labels, { count: between(0, 3) }),
  comments: hasMany(() => comments, { count: between(0, 3) }),
  createdAt: ({ parent, row, now, between }) =>
    between((parent('parent') ?? parent('project')).createdAt, endOf(row, now)),
  startedAt: ({ row, now, between }) => (row.status === Status.Todo ? null : between(beginOf(row), endOf(row, now))),
  doneAt: ({ row, now, between }) =>
    row.startedAt && row.status === Status.Done ? between(row.startedAt, endOf(row, now)) : null,
})
