import { defineEntity, p } from '@mikro-orm/sqlite'

// In one file, for they name each other.

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

/** A word to find tasks by. */
export const Label = defineEntity({
  name: 'Label',
  tableName: 'labels',
  properties: {
    id: p.integer().primary(),
    name: p.string().length(30).unique(),
    /** `#` and six hexadecimal digits. */
    color: p.string().length(7),
  },
})

/** What a member of the team says about a task. */
export const Comment = defineEntity({
  name: 'Comment',
  tableName: 'comments',
  properties: {
    id: p.integer().primary(),
    task: () => p.manyToOne(Task),
    author: () => p.manyToOne(User),
    body: p.text(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
})
