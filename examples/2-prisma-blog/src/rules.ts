import { defineRule, type Rule } from '@seed/core'
import { readingMinutesOf, slugOf } from './factories/index.js'
import type { Comment, Like, Post, Profile } from './models.js'

/** What must hold in the blog beyond what its database checks; `seed prisma verify` runs these. */
export const rules: readonly Rule[] = [
  defineRule<Post>('Post', 'its status agrees with its dates', ({ status, createdAt, publishedAt, updatedAt }) => {
    if (createdAt > updatedAt) return 'changed before it was created'
    if (status === 'DRAFT') return publishedAt === null
    if (publishedAt === null) return `${status} without a date`
    return status === 'SCHEDULED' ? publishedAt > updatedAt : createdAt <= publishedAt && publishedAt <= updatedAt
  }),
  defineRule<Post>('Post', 'its address is made from its title', ({ slug, title }) => slug.startsWith(slugOf(title))),
  defineRule<Post>('Post', 'its reading time is that of its body', ({ body, readingMinutes }) => {
    return readingMinutes === readingMinutesOf(body)
  }),
  defineRule<Post, 'likes'>('Post', 'counts its likes', ({ likeCount }, { likes }) => likeCount === likes.length, {
    with: ['likes'],
  }),
  defineRule<Post, 'author'>(
    'Post',
    'written after joining',
    ({ createdAt }, { author }) => author.joinedAt <= createdAt,
    {
      with: ['author'],
    },
  ),
  defineRule<Comment, 'post' | 'author' | 'answers'>(
    'Comment',
    'comes after what it is about',
    ({ createdAt }, { post, author, answers }) =>
      isOut(post, createdAt) && author.joinedAt <= createdAt && (answers === null || answers.createdAt <= createdAt),
    { with: ['post', 'author', 'answers'] },
  ),
  defineRule<Like, 'post'>('Like', 'comes after its post', ({ createdAt }, { post }) => isOut(post, createdAt), {
    with: ['post'],
  }),
  defineRule<Profile, 'author'>(
    'Profile',
    'its website is named after the author',
    ({ website }, { author }) => website === null || website === `https://example.com/~${author.handle}`,
    { with: ['author'] },
  ),
]

function isOut({ status, publishedAt }: Pick<Post, 'status' | 'publishedAt'>, at: Date): boolean {
  return (status === 'PUBLISHED' || status === 'ARCHIVED') && publishedAt !== null && publishedAt <= at
}
