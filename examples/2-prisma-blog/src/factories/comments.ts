import { belongsTo } from '@seed/core'
import { latest } from './dates.js'
import { define } from './define.js'
import { authors } from './authors.js'

/** Made under their post. About half of them answer an earlier one there, which the key they share sees to. */
export const comments = define('Comment', {
  author: belongsTo(() => authors),
  answers: belongsTo(() => comments, { none: 0.5 }),
  body: ({ faker, integer }) => faker.lorem.sentences(integer(1, 3)),
  createdAt: ({ parent, now, between }) => {
    const said = parent('answers')?.createdAt ?? parent('post').publishedAt ?? now
    return between(latest(said, parent('author').joinedAt), now)
  },
})
