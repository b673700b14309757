import { createServer } from 'node:net'
import { expect, it } from '@jest/globals'
import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as MysqlClient } from '../generated/mysql/client/client.js'
import { PrismaClient as PostgresqlClient } from '../generated/postgresql/client/client.js'
import { registerSeeders } from './register.js'
import { prismaAdapter } from './store.js'
import { schemaOf } from './testing/clients.js'

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready))
  const { port } = probe.address() as { port: number }
  await new Promise((closed) => probe.close(closed))
  return port
}

it('describes models on postgresql where nobody answers', async () => {
  const url = `postgresql://ann:secret@127.0.0.1:${await freePort()}/shop`
  const client = new PostgresqlClient({ adapter: new PrismaPg({ connectionString: url }) })
  const adapter = prismaAdapter(client, { schema: schemaOf('postgresql', 'sample') })
  expect((await adapter.describe()).entities.length).toBeGreaterThan(3)
  const { findings } = await registerSeeders(client, { schema: schemaOf('postgresql', 'sample') }).check()
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'unclassified' }))
  await expect(adapter.target()).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' })
  await client.$disconnect()
})

it('describes models on mysql where nobody answers', async () => {
  const url = `mariadb://ann:secret@127.0.0.1:${await freePort()}/shop?connectTimeout=500&acquireTimeout=1000`
  const client = new MysqlClient({ adapter: new PrismaMariaDb(url) })
  const adapter = prismaAdapter(client, { schema: schemaOf('mysql', 'sample') })
  expect((await adapter.describe()).entities.length).toBeGreaterThan(3)
  await client.$disconnect()
})
