import { expect, it } from '@jest/globals'
import { defineEntity, MikroORM, p } from '@mikro-orm/core'
import { NodeSqliteDialect, SqliteDriver as AnySqliteDriver } from '@mikro-orm/sql'
import { SqliteDriver } from '@mikro-orm/sqlite'
import { defineFactory, registeredFor, Seeder, type SeedContext } from '@seed/core'
import { registerSeeders } from './register.js'

const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: { id: p.integer().primary(), email: p.string().unique(), nick: p.string().onCreate(() => 'new') }, // prettier-ignore
})
const users = defineFactory(User.class, { email: ({ person }) => person.email })

class UserSeeder extends Seeder {
  override run({ create, step }: SeedContext<MikroORM['em']>): void {
    create(users, 3)
    step('rename the first', async (em) => {
      const first = await em.findOneOrFail(User, 1)
      first.nick = 'first'
    })
  }
}

const options = { driver: SqliteDriver, dbName: ':memory:', entities: [User] }

it('binds seeders to an instance, whose entity manager steps get', async () => {
  const orm = await MikroORM.init(options)
  await orm.schema.create()
  const seeds = registerSeeders(orm, { seeders: [UserSeeder] })
  expect(registeredFor(orm)).toBe(seeds)
  expect((await seeds.run()).rows).toBe(3)
  // What a step changes is flushed; what it loads leaves the application's entity managers alone.
  expect((await orm.em.fork().find(User, {}, { orderBy: { id: 'asc' } })).map(({ nick }) => nick)).toEqual(['first', 'new', 'new']) // prettier-ignore
  await orm.close()
})

it('binds seeders to an entity manager, and leaves the instance open', async () => {
  const orm = await MikroORM.init(options)
  await orm.schema.create()
  const em = orm.em.fork()
  expect((await registerSeeders(em, { seeders: [UserSeeder] }).run()).rows).toBe(3)
  expect(await em.count(User)).toBe(3)
  await orm.close()
})

it('says so where the application hides the driver', async () => {
  const orm = await MikroORM.init({
    driver: AnySqliteDriver,
    driverOptions: new NodeSqliteDialect(':memory:'),
    dbName: ':memory:',
    entities: [User],
  })
  await expect(registerSeeders(orm, { seeders: [UserSeeder] }).run()).rejects.toMatchObject({ code: 'ORM.NO_DRIVER_CONNECTION' }) // prettier-ignore
  await orm.close()
})
