import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Sequelize } from 'sequelize'
import { sequelizeAdapter } from '../store.js'
import { type Databases, DIALECTS, startDatabases } from '../testing/databases.js'
import { Topic } from '../testing/domain.js'
import { entityIn, sourceOf } from '../testing/rows.js'

/** What `cls-hooked` is to Sequelize. */
const storage = new AsyncLocalStorage<Map<string, unknown>>()
const namespace = {
  bind: (work: () => unknown) => work,
  get: (key: string) => storage.getStore()?.get(key),
  set: (key: string, value: unknown) => void storage.getStore()?.set(key, value),
  run: (work: (context: unknown) => unknown) => storage.run(new Map(storage.getStore()), () => work(undefined)),
}

let databases: Databases
beforeAll(async () => {
  Sequelize.useCLS(namespace)
  databases = await startDatabases()
})
afterAll(() => databases.stop())

describe.each(DIALECTS)('an application with CLS on %s', (name) => {
  it('joins the transaction of a run without saying so', async () => {
    const sequelize = await databases.open(name)
    const adapter = sequelizeAdapter(sequelize)
    const topic = entityIn(await adapter.describe(), 'Topic')
    const rows = sourceOf({ fields: ['code'], stored: [['art']], held: [['art']] })
    const failed = adapter.transaction(async (store) => {
      await store.insert(topic, rows, 'native')
      await Topic.create({ code: 'late' })
      expect(await Topic.count()).toBe(2)
      throw new Error('stop')
    })
    await expect(failed).rejects.toThrow('stop')
    expect(await Topic.count()).toBe(0)
    await adapter.transaction(async (store) => {
      await store.insert(topic, rows, 'orm')
      await Topic.create({ code: 'late' })
    })
    expect(await Topic.count()).toBe(2)
    await sequelize.close()
  })
})
