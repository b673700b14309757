import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it } from '@jest/globals'
import { createProject, type Project } from './testing/project.js'

let project: Project
afterEach(() => project.remove())

const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    type: 'module',
    devDependencies: { '@mikro-orm/cli': '7', '@mikro-orm/sqlite': '7', '@mikro-orm/seeder': '7' },
  }),
  'mikro-orm.config.js': `
import { defineConfig } from '@mikro-orm/sqlite'
import { SeedManager } from '@mikro-orm/seeder'
import { User } from './user.js'
export default defineConfig({
  dbName: 'app.sqlite', entities: [User], extensions: [SeedManager], seeder: { path: './seeders' },
})`,
  'user.js': `
import { defineEntity, p } from '@mikro-orm/sqlite'
export const User = defineEntity({
  name: 'User', tableName: 'users',
  properties: { id: p.integer().primary(), email: p.string().unique(), firstName: p.string() },
})`,
  'seeders/DatabaseSeeder.js': `
import { Seeder } from '@mikro-orm/seeder'
import { defineFactory, Seeder as DataSeeder } from '@seed/core'
import { registerSeeders } from '@seed/mikro-orm'
import { User } from '../user.js'

const users = defineFactory(User.class, { email: ({ person }) => person.email })

class UserSeeder extends DataSeeder {
  run({ create }) { create(users, 25) }
}

export class DatabaseSeeder extends Seeder {
  async run(em) {
    const { rows } = await registerSeeders(em, { seeders: [UserSeeder] }).run()
    console.log('seeded ' + rows)
  }
}`,
}

it('runs from a seeder of MikroORM, by its own command', async () => {
  project = createProject(FILES)
  expect(await project.mikroOrm('schema:create', '--run')).toMatchObject({ code: 0 })
  const { code, output } = await project.mikroOrm('seeder:run')
  expect(output).toContain('seeded 25')
  expect(output).toContain('DatabaseSeeder successfully executed')
  expect(code).toBe(0)
  const database = new DatabaseSync(join(project.folder, 'app.sqlite'), { readOnly: true })
  expect(database.prepare('SELECT count(*) AS n, count(DISTINCT email) AS d FROM users').get()).toEqual({
    n: 25,
    d: 25,
  })
  database.close()
  // A second time is refused, as the ledger knows the data set.
  expect((await project.mikroOrm('seeder:run')).output).toContain('RUN.ALREADY')
}, 60_000)
