import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { defineFactory, type SeedContext, Seeder } from '@seed/core'
import type { ConnectionRequest, Opened } from '@seed/core/adapter'
import { DataTypes, Model, Sequelize } from 'sequelize'
import { command } from '../cli.js'
import { registerSeeders } from '../register.js'
import { type Databases, DIALECTS, sqliteOptions, startDatabases } from '../testing/databases.js'
import { createProject, type Project } from '../testing/project.js'

class Note extends Model {
  declare id: number
  declare text: string
  declare at: Date
}

const notes = defineFactory(Note, { text: ({ index }) => `note ${index}`, at: () => new Date('2025-01-02T03:04:05Z') })
class NoteSeeder extends Seeder {
  override run({ create }: SeedContext): void {
    create(notes, 3)
  }
}

/** Defines the model on an instance, registered with a seeder. */
function define(sequelize: Sequelize): Sequelize {
  Note.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      text: { type: DataTypes.STRING, allowNull: false },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'notes', timestamps: false },
  )
  registerSeeders(sequelize, { seeders: [NoteSeeder], allow: ['127.0.0.1/*'] })
  return sequelize
}

let databases: Databases
let project: Project
beforeAll(async () => {
  databases = await startDatabases()
  project = createProject()
})
afterAll(async () => {
  await databases.stop()
  project.remove()
})

const elsewhere = (): Sequelize => define(new Sequelize(sqliteOptions('/nowhere/at/all.sqlite')))

function openThere(sequelize: Sequelize, connection: ConnectionRequest): Promise<Opened> {
  return command.open({
    options: {},
    config: { sequelize },
    connection,
    cwd: project.folder,
    load: () => Promise.reject(new Error('nothing to load')),
  })
}

async function runThere(sequelize: Sequelize, connection: ConnectionRequest): Promise<{ rows: number; at: string }> {
  const open = await openThere(sequelize, connection)
  try {
    const { rows, target } = await open.seeds.run()
    return { rows, at: target.database }
  } finally {
    await open.close()
  }
}

/** Makes the table, and then says what is in it. */
async function within<T>(url: string | Sequelize, work: () => Promise<T>, before = ''): Promise<unknown> {
  const sequelize = typeof url === 'string' ? new Sequelize(url, { logging: false }) : url
  for (const sql of before.split(';').filter(Boolean)) await sequelize.query(sql)
  await define(sequelize).sync()
  await work()
  const found = await define(sequelize).models['Note']?.findAll({ order: ['id'] })
  await sequelize.close()
  return found?.map((note) => [note.get('id'), note.get('text'), note.get('at')])
}

const AT = new Date('2025-01-02T03:04:05Z')
const ROWS = [0, 1, 2].map((i) => [i + 1, `note ${i}`, AT])

describe('--url', () => {
  it.each(['file:./dev.sqlite', 'sqlite:dev.sqlite', 'file:dev.sqlite?mode=rwc'])(
    'leads to a file: %s',
    async (url) => {
      const file = `${project.folder}/dev.sqlite`
      const rows = await within(
        new Sequelize(sqliteOptions(file)),
        async () => {
          expect(await runThere(elsewhere(), { url })).toMatchObject({ rows: 3, at: file })
        },
        'DROP TABLE IF EXISTS notes;DROP TABLE IF EXISTS seed_ledger',
      )
      expect(rows).toEqual(ROWS)
    },
  )

  it.each(DIALECTS.filter((name) => name !== 'sqlite'))('leads to a server of another kind: %s', async (name) => {
    const url = await databases.create(name)
    expect(await within(url, () => runThere(elsewhere(), { url }))).toEqual(ROWS)
  })

  it('leads to another database of the same kind, and keeps what else the instance says', async () => {
    const url = await databases.create('postgres')
    const own = define(
      new Sequelize('postgres://nobody:nothing@nowhere.invalid:1/x', { pool: { max: 1 }, logging: false }),
    )
    expect(await within(url, () => runThere(own, { url: url.replace('postgres:', 'postgresql:') }))).toEqual(ROWS)
  })

  it.each(['mongodb://localhost/x', 'mssql://localhost/x'])('is refused by its scheme: %s', async (url) => {
    await expect(runThere(elsewhere(), { url })).rejects.toMatchObject({ code: 'ADAPTER.UNSUPPORTED_DATABASE' })
  })
})

describe('--db-schema', () => {
  it('is where tables are that name no schema', async () => {
    const url = await databases.create('postgres')
    const schema = 'Tenant "7"'
    const quoted = `"${schema.replaceAll('"', '""')}"`
    const root = new Sequelize(url, { logging: false })
    await root.query(`CREATE SCHEMA ${quoted}`)
    await root.query(
      `CREATE TABLE ${quoted}.notes (id serial PRIMARY KEY, text varchar(255) NOT NULL, at timestamptz NOT NULL)`,
    )
    await runThere(define(new Sequelize(url, { logging: false })), { schema })
    const [[count]] = (await root.query(`SELECT count(*)::int AS n FROM ${quoted}.notes`)) as [[{ n: number }], unknown]
    expect(count.n).toBe(3)
    await root.close()
  })

  it('is a tenant with a ledger of its own, whatever schema the instance names', async () => {
    const url = await databases.create('postgres')
    const root = new Sequelize(url, { logging: false })
    const tenants = ['tenant_7', 'tenant_8']
    for (const tenant of ['main', ...tenants]) {
      await root.query(`CREATE SCHEMA ${tenant}`)
      await root.query(`CREATE TABLE ${tenant}.notes (id serial PRIMARY KEY, text varchar(255) NOT NULL, at timestamptz NOT NULL)`) // prettier-ignore
    }
    const inTenant = async (schema: string, work: (seeds: Opened['seeds']) => Promise<unknown>): Promise<void> => {
      const open = await openThere(define(new Sequelize(url, { logging: false, schema: 'main' })), { schema })
      await work(open.seeds)
      await open.close()
    }
    await inTenant('tenant_7', (seeds) => seeds.run())
    await inTenant('tenant_8', (seeds) => seeds.run({ through: 'orm' }))
    await inTenant('tenant_7', async (seeds) => {
      expect((await seeds.clean()).entities).toEqual([{ entity: 'Note', rows: 3 }])
    })
    const [counts] = await root.query(
      ['main', ...tenants].map((name) => `SELECT count(*)::int AS n FROM ${name}.notes`).join(' UNION ALL '),
    )
    expect(counts).toEqual([{ n: 0 }, { n: 0 }, { n: 3 }])
    await root.close()
  })

  it('is refused where there are none', async () => {
    await expect(runThere(elsewhere(), { schema: 'x' })).rejects.toMatchObject({ code: 'CONNECTION.NO_SCHEMAS' })
  })
})

describe('timeouts', () => {
  it.each(DIALECTS.filter((name) => name !== 'sqlite'))(
    'end waiting for a server that says nothing: %s',
    async (name) => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1')
      await once(silent, 'listening')
      const { port } = silent.address() as { port: number }
      const own = define(new Sequelize(`${name}://me@127.0.0.1:${port}/x`, { logging: false }))
      const began = performance.now()
      await expect(runThere(own, { connectTimeoutMs: 300 })).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' })
      expect(performance.now() - began).toBeLessThan(5_000)
      silent.close()
    },
  )

  it.each(DIALECTS.filter((name) => name !== 'sqlite'))('end a statement that takes too long: %s', async (name) => {
    const url = await databases.create(name)
    const own = define(new Sequelize(url, { logging: false }))
    await own.sync()
    const open = await command.open({
      options: {},
      config: { sequelize: own, seeders: [Slow] },
      connection: { statementTimeoutMs: 400 },
      cwd: project.folder,
      load: () => Promise.reject(new Error('nothing to load')),
    })
    const began = performance.now()
    await expect(open.seeds.run()).rejects.toMatchObject({ code: 'SEEDER.STEP_FAILED' })
    expect(performance.now() - began).toBeLessThan(10_000)
    await open.close()
  })

  it.each([{ connectTimeoutMs: 1 }, { statementTimeoutMs: 1 }])(
    'are refused where there are none: %j',
    async (given) => {
      await expect(runThere(elsewhere(), given)).rejects.toMatchObject({ code: 'CONNECTION.NO_TIMEOUT' })
    },
  )
})

class Slow extends Seeder {
  override run({ create, step }: SeedContext): void {
    create(notes, 1)
    step('sleep', async (client) => {
      const { sequelize, transaction } = client as { sequelize: Sequelize; transaction: never }
      const sleep =
        sequelize.getDialect() === 'postgres' ? 'SELECT pg_sleep(20)' : 'SELECT sleep(20) FROM (SELECT 1) AS t'
      await sequelize.query(sleep, { transaction })
      // MariaDB may end a sleep early without an error: what counts is when it ends.
      throw new Error('slept')
    })
  }
}
