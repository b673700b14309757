import { defineEntity, p } from '@mikro-orm/sqlite'
import { Task } from './task.js'
import { User } from './user.js'

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
