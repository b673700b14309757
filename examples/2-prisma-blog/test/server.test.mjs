import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { readBlog } from './blog.mjs'

const example = useExample(import.meta.dirname, { orm: 'prisma' })
/** @type {{ file: string, env: Record<string, string> }} */
let database
let databases = 0

beforeEach(async () => {
  const file = `.seed/server-${(databases += 1)}.sqlite`
  database = { file: `${example.folder}/${file}`, env: { DATABASE_URL: `file:${file}` } }
  assert.equal((await example.node(['dist/create-tables.js'], database.env)).code, 0)
})

/** Asks a server that is started for it; gives what it answers and what the server printed. @param {readonly string[]} paths @param {Record<string, string>} [env] */
async function ask(paths, env = {}) {
  const server = await example.serve(['dist/main.js'], { ...database.env, ...env })
  /** @type {{ status: number, type: string | null, body: any }[]} */
  const answers = []
  try {
    for (const path of paths) {
      const answer = await fetch(server.url + path)
      answers.push({ status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() })
    }
  } finally {
    const { code, stdout, stderr } = await server.stop()
    assert.deepEqual([code, stderr], [0, ''])
    answers.push({ status: 0, type: null, body: stdout })
  }
  const printed = answers.pop()?.body
  return { answers, printed }
}

describe('the server', () => {
  it('fills an empty database when it starts, and only then', async () => {
    const first = await ask(['/posts'])
    assert.match(first.printed, /^The database was empty: seeded 1410 rows$/m)
    const rows = await readBlog(database.file)
    const second = await ask(['/posts'])
    assert.doesNotMatch(second.printed, /seeded/)
    assert.deepEqual(second.answers, first.answers)
    assert.deepEqual(await readBlog(database.file), rows)
    // Tables that are there are left as they are, too.
    assert.equal((await example.node(['dist/create-tables.js'], database.env)).code, 0)
    assert.deepEqual(await readBlog(database.file), rows)
  })

  it('leaves an empty database alone in production', async () => {
    const { answers, printed } = await ask(['/posts'], { NODE_ENV: 'production' })
    assert.doesNotMatch(printed, /seeded/)
    assert.deepEqual([answers[0]?.status, answers[0]?.body], [200, []])
    assert.deepEqual((await readBlog(database.file)).authors, [])
  })

  it('leaves a database alone that has authors', async () => {
    const door = openSqlite(database.file)
    await door.change("INSERT INTO Author (email, handle, name) VALUES ('me@example.com', 'me', 'Me')")
    await door.close()
    const { printed } = await ask([])
    assert.doesNotMatch(printed, /seeded/)
    assert.equal((await readBlog(database.file)).authors.length, 1)
  })

  it('serves the newest posts that are out', async () => {
    const { answers } = await ask(['/posts', '/posts?tag=typescript'])
    const { authors, posts, tags, tagged } = await readBlog(database.file)
    const newest = posts
      .filter(({ status }) => status === 'PUBLISHED')
      .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt))
    const [all, some] = answers
    assert.deepEqual([all?.status, all?.type], [200, 'application/json; charset=utf-8'])
    assert.deepEqual(
      all?.body.map((/** @type {any} */ post) => post.slug),
      newest.slice(0, 20).map(({ slug }) => slug),
    )
    const [shown] = all?.body ?? []
    const author = authors.find(({ id }) => id === newest[0].authorId)
    assert.deepEqual(shown.author, { handle: author.handle, name: author.name })
    assert.equal(Date.parse(shown.publishedAt), Date.parse(newest[0].publishedAt))
    const typescript = tags.find(({ slug }) => slug === 'typescript')?.id
    const about = new Set(tagged.filter(({ B }) => B === typescript).map(({ A }) => A))
    const wanted = newest.filter(({ id }) => about.has(id)).slice(0, 20)
    assert.ok(wanted.length > 0)
    assert.deepEqual(
      some?.body.map((/** @type {any} */ post) => post.slug),
      wanted.map(({ slug }) => slug),
    )
  })

  it('serves one post with its comments, and none that is not out', async () => {
    assert.equal((await example.seed(['run'], database.env)).code, 0)
    const { posts, comments } = await readBlog(database.file)
    const answered = comments.find(({ answersId }) => answersId !== null)?.postId
    const [post] = posts.filter(({ id, status }) => status === 'PUBLISHED' && comments.some((one) => one.postId === id))
    const draft = posts.find(({ status }) => status === 'DRAFT')
    assert.ok(answered !== undefined)
    const { answers } = await ask([`/posts/${post.slug}`, `/posts/${draft.slug}`, '/posts/nothing'])
    const [found, ...missing] = answers
    assert.deepEqual([found?.status, found?.body.body], [200, post.body])
    const own = comments.filter(({ postId }) => postId === post.id)
    assert.deepEqual(
      found?.body.comments.map((/** @type {any} */ { id, answersId, body }) => ({ id, answersId, body })),
      own.map(({ id, answersId, body }) => ({ id, answersId, body })),
    )
    assert.deepEqual(
      missing.map(({ status }) => status),
      [404, 404],
    )
  })
})
