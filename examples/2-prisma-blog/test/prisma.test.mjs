import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { fingerprintIn, useExample } from '../../../tools/examples/index.mjs'
import { readBlog } from './blog.mjs'

const example = useExample(import.meta.dirname, { orm: 'prisma' })
/** @type {{ file: string, env: Record<string, string> }} */
let database
let databases = 0

beforeEach(async () => {
  const file = `.seed/prisma-${(databases += 1)}.sqlite`
  // Neither command under test needs the schema engine, which Prisma would download first.
  const env = {
    DATABASE_URL: `file:${file}`,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  database = { file: `${example.folder}/${file}`, env }
  assert.equal((await example.node(['dist/create-tables.js'], env)).code, 0)
})

describe('prisma db seed', () => {
  it('fills the blog, once', async () => {
    const { code, stdout, stderr } = await example.shell('prisma db seed', database.env)
    assert.equal(code, 0, stderr)
    const printed = /^1410 rows, (fingerprint \w+)$/m.exec(stdout)?.[1] ?? ''
    const verify = await example.seed(['verify'], database.env)
    assert.equal(verify.code, 0, verify.stdout)
    assert.equal(fingerprintIn(verify.stdout), fingerprintIn(printed))
    const rows = await readBlog(database.file)
    const again = await example.shell('prisma db seed', database.env)
    assert.notEqual(again.code, 0)
    assert.match(again.stderr, /^SeedError: RUN\.ALREADY: /m)
    assert.doesNotMatch(again.stderr, /^ +at /m)
    assert.deepEqual(await readBlog(database.file), rows)
  })

  it('does the same by the seed command', async () => {
    const config = join(example.folder, 'prisma.config.ts')
    const text = readFileSync(config, 'utf8')
    writeFileSync(config, text.replace(/seed: '.*'/, "seed: 'seed prisma run'"))
    const { code, stdout, stderr } = await example.shell('prisma db seed', database.env)
    writeFileSync(config, text)
    assert.equal(code, 0, stderr)
    assert.match(stdout, /^Post +100 /m)
    assert.equal((await readBlog(database.file)).posts.length, 100)
  })
})

describe('the schema', () => {
  it('is one that Prisma accepts as it is written', async () => {
    const { code, stderr } = await example.shell('prisma validate && prisma format --check', database.env)
    assert.equal(code, 0, stderr)
  })
})
