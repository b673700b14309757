// What must hold in the blog, said again and checked on rows that its database gave: nothing here is taken from src.
import assert from 'node:assert/strict'
import { openSqlite, rowsOf } from '../../../tools/examples/index.mjs'

const NOW = Date.parse('2026-01-01T00:00:00Z')
const DAY = 86_400_000
const TAGS = [
  'accessibility',
  'careers',
  'databases',
  'open-source',
  'security',
  'testing',
  'typescript',
  'web-performance',
]

/** Every row of the blog, by table. @param {string} file */
export async function readBlog(file) {
  const door = openSqlite(file)
  const rows = await rowsOf(door, ['Author', 'Profile', 'Post', 'Tag', 'Comment'])
  const likes = await door.query('SELECT * FROM "Like" ORDER BY "authorId", "postId"')
  const tagged = await door.query('SELECT * FROM "_PostToTag" ORDER BY "A", "B"')
  await door.close()
  return {
    authors: rows['Author'] ?? [],
    profiles: rows['Profile'] ?? [],
    posts: rows['Post'] ?? [],
    tags: rows['Tag'] ?? [],
    comments: rows['Comment'] ?? [],
    likes,
    tagged,
  }
}

/** @typedef {Awaited<ReturnType<typeof readBlog>>} Blog */

/** Milliseconds of a moment as Prisma keeps it. @param {string} text */
function moment(text) {
  assert.match(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+00:00$/)
  return Date.parse(text)
}

/** @param {readonly any[]} rows @param {(row: any) => unknown} value */
function assertUnique(rows, value) {
  assert.equal(new Set(rows.map(value)).size, rows.length)
}

/** @template T @param {readonly T[]} rows @param {(row: T) => unknown} key */
const byKey = (rows, key) => new Map(rows.map((row) => [key(row), row]))

/** @param {Blog} blog */
export function checkAuthors({ authors, profiles }) {
  const known = byKey(authors, ({ id }) => id)
  for (const column of ['email', 'handle']) assertUnique(authors, (author) => author[column])
  for (const { email, name, joinedAt } of authors) {
    assert.match(email, /^[a-z0-9._-]+@example\.(com|org|net)$/)
    assert.ok(name !== '' && moment(joinedAt) >= NOW - 900 * DAY && moment(joinedAt) <= NOW - 30 * DAY)
  }
  assertUnique(profiles, ({ authorId }) => authorId)
  for (const { authorId, bio, city, website } of profiles) {
    assert.ok(bio !== '' && city !== '')
    assert.ok(website === null || website === `https://example.com/~${known.get(authorId).handle}`)
  }
  assert.ok(profiles.some(({ website }) => website === null) && profiles.some(({ website }) => website !== null))
}

/** @param {Blog} blog */
export function checkPosts({ authors, posts, comments, likes }) {
  const known = byKey(authors, ({ id }) => id)
  const counts = Map.groupBy(likes, ({ postId }) => postId)
  assertUnique(posts, ({ slug }) => slug)
  for (const post of posts) {
    assert.match(post.slug, /^[a-z0-9]+(-[a-z0-9]+)*-\d+$/)
    const words = post.title.toLowerCase().match(/[a-z0-9]+/g)
    assert.deepEqual(post.slug.split('-').slice(0, -1), words)
    assert.equal(post.readingMinutes, Math.ceil(post.body.match(/\S+/g).length / 200))
    assert.equal(post.likeCount, counts.get(post.id)?.length ?? 0)
    assert.ok(moment(post.createdAt) >= moment(known.get(post.authorId).joinedAt))
    checkDates(post)
  }
  const out = new Set(posts.filter(isOut).map(({ id }) => id))
  for (const { postId } of [...comments, ...likes]) assert.ok(out.has(postId))
}

/** @param {any} post */
const isOut = ({ status }) => ['PUBLISHED', 'ARCHIVED'].includes(status)

/** @param {any} post */
function checkDates(post) {
  const [created, updated] = [moment(post.createdAt), moment(post.updatedAt)]
  assert.ok(created <= updated && updated <= NOW)
  if (post.status === 'DRAFT') return assert.equal(post.publishedAt, null)
  const published = moment(post.publishedAt)
  if (post.status === 'SCHEDULED') return assert.ok(published > NOW)
  assert.ok(isOut(post) && created <= published && published <= updated && published - created <= 7 * DAY)
}

/** @param {Blog} blog */
export function checkTags({ posts, tags, tagged }) {
  assert.deepEqual(new Set(tags.map(({ slug }) => slug)), new Set(TAGS))
  assertUnique(tags, ({ slug }) => slug)
  for (const { slug, name } of tags) assert.equal(name.toLowerCase().replace(' ', '-'), slug)
  assertUnique(tagged, ({ A, B }) => `${A} ${B}`)
  const perPost = Map.groupBy(tagged, ({ A }) => A)
  assert.deepEqual(
    [...perPost.keys()],
    posts.map(({ id }) => id),
  )
  for (const own of perPost.values()) assert.ok(own.length >= 1 && own.length <= 3)
}

/** @param {Blog} blog */
export function checkComments({ authors, posts, comments, likes }) {
  const [author, post, comment] = [authors, posts, comments].map((rows) => byKey(rows, ({ id }) => id))
  assertUnique(likes, ({ authorId, postId }) => `${authorId} ${postId}`)
  for (const { authorId, postId, createdAt } of [...comments, ...likes]) {
    const at = moment(createdAt)
    assert.ok(at >= moment(author?.get(authorId).joinedAt) && at >= moment(post?.get(postId).publishedAt) && at <= NOW)
  }
  const answers = comments.filter(({ answersId }) => answersId !== null)
  for (const { postId, answersId, createdAt } of answers) {
    const answered = comment?.get(answersId)
    assert.equal(answered.postId, postId)
    assert.ok(moment(answered.createdAt) <= moment(createdAt))
  }
  // Some answer an answer.
  assert.ok(answers.some(({ answersId }) => comment?.get(answersId).answersId !== null))
}
