import { createServer } from 'node:net'
import { expect, it } from '@jest/globals'
import { Sequelize } from 'sequelize'
import { registerSeeders } from './register.js'
import { sequelizeAdapter } from './store.js'
import { defineDomain } from './testing/domain.js'

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready))
  const { port } = probe.address() as { port: number }
  await new Promise((closed) => probe.close(closed))
  return port
}

it.each(['postgres', 'mariadb', 'mysql'] as const)('describes models on %s where nobody answers', async (dialect) => {
  const sequelize = new Sequelize({
    dialect,
    host: '127.0.0.1',
    port: await freePort(),
    database: 'shop',
    logging: false,
  })
  defineDomain(sequelize)
  const adapter = sequelizeAdapter(sequelize)
  expect((await adapter.describe()).entities.map(({ name }) => name)).toContain('Author')
  const { findings } = await registerSeeders(sequelize).check()
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'unclassified', entity: 'Author' }))
  await expect(adapter.target()).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' })
  await sequelize.close()
})
