import assert from 'node:assert/strict'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { fingerprintIn, openSqlite, useExample } from '../../../tools/examples/index.mjs'

const example = useExample(import.meta.dirname, { orm: 'mikro-orm' })
/** @type {Readonly<Record<string, string>>} */
let env
let databases = 0

beforeEach(async () => {
  env = { DATABASE_URL: `.seed/apps-${(databases += 1)}.sqlite` }
  const { code, stderr } = await example.shell('npm run --silent tables', env)
  assert.equal(code, 0, stderr)
})

/** @param {string} sql @returns {Promise<any[]>} */
async function query(sql) {
  const door = openSqlite(join(example.folder, env['DATABASE_URL'] ?? ''))
  try {
    return await door.query(sql)
  } finally {
    await door.close()
  }
}

/** @param {Readonly<Record<string, string>>} [more] */
const start = (more) => example.node(['dist/main.js'], { ...env, ...more })

describe('the NestJS application', () => {
  it('fills an empty database when it starts, with a seeder that its container made', async () => {
    const { code, stdout, stderr } = await start({ DEMO_EMAIL: 'me@tracker.example' })
    assert.deepEqual([code, stderr], [0, ''])
    assert.match(stdout, /^The database was empty: \d+ rows seeded\.$/m)
    assert.equal(stdout.match(/^[A-Z]{3} {2}.* tasks done, \d+ of \d+ points$/gm)?.length, 8)
    assert.deepEqual(await query("SELECT name FROM users WHERE email = 'me@tracker.example'"), [{ name: 'Demo' }])
    assert.deepEqual(await query('SELECT count(*) AS n FROM users'), [{ n: 21 }])
    const verify = await example.seed(['verify'], env)
    assert.deepEqual([verify.code, verify.stderr], [0, ''])
  })

  it('leaves a database alone that holds something', async () => {
    const [first, second] = [await start(), await start()]
    assert.equal(second.code, 0, second.stderr)
    assert.equal(first.stdout.replace(/^The database was empty.*\n/m, ''), second.stdout)
    assert.deepEqual(await query('SELECT count(*) AS n FROM users'), [{ n: 21 }])
  })

  it('writes nothing in production', async () => {
    assert.deepEqual(await start({ NODE_ENV: 'production' }), { code: 0, stdout: '', stderr: '' })
    assert.deepEqual(await query('SELECT count(*) AS n FROM users'), [{ n: 0 }])
  })

  it('adds rows of its own beside those that were seeded', async () => {
    await start()
    const add = `import { MikroORM } from '@mikro-orm/sqlite'
      import options from './dist/mikro-orm.config.js'
      import { Team } from './dist/entities.js'
      const orm = await MikroORM.init(options)
      const em = orm.em.fork()
      em.create(Team, { name: 'Ours', slug: 'ours' })
      await em.flush()
      await orm.close()`
    const { code, stderr } = await example.node(['--input-type=module', '--eval', add], env)
    assert.equal(code, 0, stderr)
    assert.deepEqual(await query("SELECT count(*) AS n FROM teams WHERE slug = 'ours' AND id > 4"), [{ n: 1 }])
  })
})

describe('mikro-orm seeder:run', () => {
  it('brings the data set of seed mikro-orm run', async () => {
    const ended = await example.shell('npx mikro-orm seeder:run', { ...env, NPM_CONFIG_LOGLEVEL: 'error' })
    assert.deepEqual([ended.code, ended.stderr], [0, ''])
    assert.match(ended.stdout, /Seeder DatabaseSeeder successfully executed/)
    const [, fingerprint] = /^\d+ rows, fingerprint ([0-9a-f]{64})$/m.exec(ended.stdout) ?? []
    const verify = await example.seed(['verify'], env)
    assert.equal(verify.code, 0, verify.stderr)
    assert.equal(fingerprintIn(verify.stdout), fingerprint)
    assert.deepEqual(await query('SELECT count(*) AS n FROM projects'), [{ n: 10 }])
  })

  it('is refused a second time, and changes nothing', async () => {
    await example.shell('npx mikro-orm seeder:run', env)
    const again = await example.shell('npx mikro-orm seeder:run', env)
    assert.equal(again.code, 1)
    assert.match(again.stderr, /SeedError: RUN\.ALREADY: /)
    assert.deepEqual(await query('SELECT count(*) AS n FROM projects'), [{ n: 10 }])
  })
})
