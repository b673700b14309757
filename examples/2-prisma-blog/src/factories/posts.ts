import { belongsTo, between, hasMany, manyToMany, unique } from '@seed/core'
import { PostStatus } from '../generated/client.js'
import { authors } from './authors.js'
import { comments } from './comments.js'
import { daysBefore } from './dates.js'
import { define } from './define.js'
import { likes } from './likes.js'
import { tags } from './tags.js'

const WORDS_A_MINUTE = 200

/** How a title is spelled in an address. */
export function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** Whole minutes, at least one. */
export function readingMinutesOf(body: string): number {
  return Math.ceil(body.split(/\s+/).length / WORDS_A_MINUTE)
}

/** A draft, unless it is put into another state. */
export const posts = define('Post', {
  author: belongsTo(() => authors),
  title: ({ faker: { hacker } }) => `${capitalized(hacker.ingverb())} the ${hacker.adjective()} ${hacker.noun()}`,
  // The same title may come again; the number makes the difference.
  slug: unique(({ row, index }) => `${slugOf(row.title)}-${index + 1}`),
  summary: ({ faker }) => faker.lorem.sentence(),
  body: ({ faker, integer }) => faker.lorem.paragraphs(integer(3, 20), '\n\n'),
  readingMinutes: ({ row }) => readingMinutesOf(row.body),
  tags: manyToMany(() => tags, { count: between(1, 3) }),
  status: PostStatus.DRAFT,
  publishedAt: null,
  likeCount: 0,
  createdAt: ({ parent, now, between: within }) => within(parent('author').joinedAt, daysBefore(now, 7)),
  updatedAt: ({ row, now, between: within }) => within(row.publishedAt ?? row.createdAt, now),
}).states({
  scheduled: {
    status: PostStatus.SCHEDULED,
    publishedAt: ({ now, between: within }) => within(daysBefore(now, -1), daysBefore(now, -30)),
    updatedAt: ({ row, now, between: within }) => within(row.createdAt, now),
  },
  published: {
    status: PostStatus.PUBLISHED,
    publishedAt: ({ row, between: within }) => within(row.createdAt, daysBefore(row.createdAt, -7)),
    comments: hasMany(() => comments, { count: between(0, 8) }),
    likes: hasMany(() => likes, { count: between(0, 15) }),
    likeCount: ({ children }) => children('likes').length,
  },
  archived: { status: PostStatus.ARCHIVED },
})

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
