import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'node:test'
import { fingerprintIn, openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { checkAuthors, checkComments, checkPosts, checkTags, readBlog } from './blog.mjs'

const example = useExample(import.meta.dirname, { orm: 'prisma' })
const FROZEN = '9d9986229592cd6d82cc045ad971b1d49e360df93d41a6a311415a64d614abd2'
let databases = 0

/** A database with the blog's tables. */
async function makeTables() {
  const file = `.seed/blog-${(databases += 1)}.sqlite`
  const { code, stderr } = await example.node(['dist/create-tables.js'], { DATABASE_URL: `file:${file}` })
  assert.equal(code, 0, stderr)
  return { file: `${example.folder}/${file}`, env: { DATABASE_URL: `file:${file}` } }
}

/** @param {readonly string[]} args @param {(blog: import('./blog.mjs').Blog) => void} look */
function describeBlog(args, look) {
  describe(`the blog, ${args.join(' ') || 'as it is'}`, () => {
    /** @type {import('./blog.mjs').Blog} */
    let blog
    before(async () => {
      const { file, env } = await makeTables()
      const run = await example.seed(['run', ...args], env)
      assert.equal(run.code, 0, run.stderr)
      blog = await readBlog(file)
    })
    it('has the rows that were asked for', () => look(blog))
    it('has authors, each with one profile at most', () => checkAuthors(blog))
    it('has posts whose states agree with their dates, and which count their likes', () => checkPosts(blog))
    it('has one to three tags a post', () => checkTags(blog))
    it('has comments that answer earlier ones of their post, and one like of an author a post', () =>
      checkComments(blog))
  })
}

/** @param {import('./blog.mjs').Blog} blog */
const statuses = ({ posts }) => Object.entries(Object.groupBy(posts, ({ status }) => status))

describeBlog([], (blog) => {
  assert.deepEqual([blog.authors.length, blog.profiles.length], [40, 32])
  assert.deepEqual(Object.fromEntries(statuses(blog).map(([status, posts]) => [status, posts?.length])), {
    DRAFT: 10,
    SCHEDULED: 5,
    ARCHIVED: 15,
    PUBLISHED: 70,
  })
})
describeBlog(['--seed', '7', '--count', 'Author=500', '--count', 'Post=2000'], (blog) => {
  assert.deepEqual([blog.authors.length, blog.profiles.length, blog.posts.length], [500, 400, 2000])
})

describe('seed prisma in the blog', () => {
  /** @type {{ file: string, env: Record<string, string> }} */
  let database
  beforeEach(async () => {
    database = await makeTables()
  })
  /** @param {readonly string[]} args */
  const seed = (...args) => example.seed(args, database.env)
  /** @param {string} sql */
  const change = async (sql) => {
    const door = openSqlite(database.file)
    await door.change(sql)
    await door.close()
  }

  it('gives these rows for seed 42, natively and through Prisma', async () => {
    for (const through of ['native', 'orm']) {
      const { code, stdout, stderr } = await seed('run', '--through', through)
      assert.equal(code, 0, stderr)
      assert.equal(fingerprintIn(stdout), FROZEN)
      assert.equal((await seed('clean')).code, 0)
    }
    assert.deepEqual(Object.values(await readBlog(database.file)).flat(), [])
  })

  it('finds what the rules forbid', async () => {
    assert.equal((await seed('run')).code, 0)
    const post = "(SELECT min(id) FROM Post WHERE status = 'PUBLISHED')"
    await change(`UPDATE Post SET likeCount = likeCount + 1, readingMinutes = 99, slug = 'elsewhere' WHERE id = ${post};
      UPDATE Post SET publishedAt = NULL WHERE status = 'SCHEDULED';
      UPDATE Comment SET createdAt = '2020-01-01T00:00:00.000+00:00' WHERE id = (SELECT min(id) FROM Comment);
      UPDATE "Like" SET postId = (SELECT min(id) FROM Post WHERE status = 'DRAFT') WHERE rowid = 1;
      UPDATE Author SET joinedAt = '2030-01-01T00:00:00.000+00:00' WHERE id = (SELECT min(authorId) FROM Post);
      UPDATE Profile SET website = 'https://elsewhere.example.com' WHERE id = 1`)
    const { code, stdout } = await seed('verify', '--json')
    assert.equal(code, 4)
    /** @type {{ kind: string, entity: string, subject: string }[]} */
    const findings = JSON.parse(stdout).findings
    const broken = findings.filter(({ kind }) => kind === 'rule').map(({ entity, subject }) => `${entity}: ${subject}`)
    assert.deepEqual(broken.toSorted(), [
      'Comment: comes after what it is about',
      'Like: comes after its post',
      'Post: counts its likes',
      'Post: its address is made from its title',
      'Post: its reading time is that of its body',
      'Post: its status agrees with its dates',
      'Post: written after joining',
      'Profile: its website is named after the author',
    ])
  })

  it('keeps an answer under its post by a foreign key', async () => {
    assert.equal((await seed('run')).code, 0)
    await change(`PRAGMA foreign_keys = OFF;
      UPDATE Comment SET postId = (SELECT max(id) FROM Post) WHERE id = (SELECT min(id) FROM Comment WHERE answersId > 0)`)
    const { code, stdout } = await seed('verify')
    assert.equal(code, 4)
    assert.match(stdout, /foreign-key +Comment +Comment\.answers /)
  })

  it('says how many likes there can be when there are few authors', async () => {
    const { code, stderr } = await seed('run', '--count', 'Author=12')
    assert.equal(code, 2)
    assert.match(stderr, /^SeedError: PLAN\.CAPACITY: Like \(authorId, postId\)/)
  })
})
