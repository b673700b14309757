import { createServer } from 'node:net'
import { expect, it } from '@jest/globals'
import { MikroORM } from '@mikro-orm/core'
import { MariaDbDriver } from '@mikro-orm/mariadb'
import { PostgreSqlDriver } from '@mikro-orm/postgresql'
import { registerSeeders } from './register.js'
import { mikroOrmAdapter } from './store.js'
import { entities, metadataProvider } from './testing/domain.js'

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready))
  const { port } = probe.address() as { port: number }
  await new Promise((closed) => probe.close(closed))
  return port
}

it.each([
  ['postgresql', PostgreSqlDriver],
  ['mysql', MariaDbDriver],
])('describes entities on %s where nobody answers', async (_, driver) => {
  const place = { driver, host: '127.0.0.1', port: await freePort(), dbName: 'shop' }
  const orm = await MikroORM.init({ entities, metadataProvider, ...place } as never)
  const adapter = mikroOrmAdapter(orm)
  expect((await adapter.describe()).entities.map(({ name }) => name)).toContain('Member')
  const { findings } = await registerSeeders(orm).check()
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'unclassified', entity: 'Member' }))
  await expect(adapter.target()).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' })
  await orm.close()
})
