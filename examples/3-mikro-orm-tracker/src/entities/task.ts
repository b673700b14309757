import { defineEntity, p } from '@mikro-orm/sqlite'
import { Comment } from './comment.js'
import { Label } from './label.js'
import { Project } from './project.js'
import { User } from './user.js'

export const Status = { Todo: 'todo', Doing: 'doing', Done: 'done' } as const
export type Status = (typeof Status)[keyof typeof Status]

/** Something to do; a task may be cut into smaller ones. */
export const Task = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  checks: [
    { name: 'tasks_points', expression: 'points >= 0' },
    { name: 'tasks_started', expression: "(status = 'todo') = (started_at is null)" },
    { name: 'tasks_done', expression: "(status = 'done') = (done_at is not null)" },
    { name: 'tasks_times', expression: 'started_at >= created_at and done_at >= started_at' },
  ],
  properties: {
    id: p.integer().primary(),
    /** Key of the project and a number: `ABC-7`. */
    key: p.string().length(12).unique(),
    title: p.string().length(120),
    project: () => p.manyToOne(Project),
    /** The task that this one is a part of; of the same project. */
    parent: () => p.manyToOne(Task).nullable(),
    subtasks: () => p.oneToMany(Task).mappedBy('parent'),
    status: p.enum(() => Status),
    points: p.integer(),
    /** A member of the team; somebody, once the work began. */
    assignee: () => p.manyToOne(User).nullable(),
    labels: () => p.manyToMany(Label).pivotTable('task_labels'),
    comments: () => p.oneToMany(Comment).mappedBy('task'),
    createdAt: p.datetime().onCreate(() => new Date()),
    startedAt: p.datetime().nullable(),
    doneAt: p.datetime().nullable(),
  },
})
