import { defineFactory } from '@seed/core'
import { Comment } from '../entities.js'

export const comments = defineFactory(Comment.class, {
  author: ({ parent, pick }) => pick(parent('task').project.team.memberships).user,
  body: ({ faker }) => faker.hacker.phrase(),
  createdAt: ({ parent, now, between }) => between(parent('task').createdAt, parent('task').doneAt ?? now),
})
