import { belongsTo } from '@seed/core'
import { authors } from './authors.js'
import { latest } from './dates.js'
import { define } from './define.js'

/** Made under their post, each by another author: the two are the key. */
export const likes = define('Like', {
  author: belongsTo(() => authors, { distinct: true }),
  createdAt: ({ parent, now, between }) =>
    between(latest(parent('post').publishedAt ?? now, parent('author').joinedAt), now),
})
