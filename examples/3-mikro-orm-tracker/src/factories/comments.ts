import { defineFactory } from '@seed/core'
import { Comment } from '../entities.js'
import { linkTo } from './link-to.js'

export const comments = defineFactory(Comment.class, {
  author: ({ parent, pick }) => linkTo(pick(parent('task').project.team.memberships).user),
  body: ({ faker }) => faker.hacker.phrase(),
  createdAt: ({ parent, now, between }) => between(parent('task').createdAt, parent('task').doneAt ?? now),
})
