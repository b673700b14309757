// An ESM app without decorators. Prints the fingerprint of what it seeded.
import { defineFactory, Seeder } from '@seed/core'
import { registerSeeders } from '@seed/typeorm'
import { DataSource, EntitySchema } from 'typeorm'

class User {}
const UserSchema = new EntitySchema({
  name: 'User',
  target: User,
  columns: {
    id: { type: Number, primary: true, generated: true },
    name: { type: String },
    email: { type: String, unique: true },
  },
})

const users = defineFactory(User, {
  name: ({ person }) => person.fullName,
  email: ({ person }) => person.email,
})

class UserSeeder extends Seeder {
  run({ create, count }) {
    create(users, count(User, 20))
  }
}

const dataSource = new DataSource({
  type: 'better-sqlite3',
  database: ':memory:',
  entities: [UserSchema],
  synchronize: true,
})
await dataSource.initialize()
const report = await registerSeeders(dataSource, { seeders: [UserSeeder], seed: 42 }).run()
console.log(`${await dataSource.getRepository(User).count()} users ${report.fingerprint}`)
await dataSource.destroy()
