// A CommonJS app in TypeScript with decorators: `import` here becomes `require`, which loads the ES modules of @seed.
import 'reflect-metadata'
import { defineFactory, Seeder, type SeedContext } from '@seed/core'
import { registerSeeders } from '@seed/typeorm'
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class User {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ unique: true })
  email!: string
}

const users = defineFactory(User, {
  name: ({ person }) => person.fullName,
  email: ({ person }) => person.email,
})

class UserSeeder extends Seeder {
  run({ create, count }: SeedContext): void {
    create(users, count(User, 20))
  }
}

export async function seedUsers(): Promise<string> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: ':memory:',
    entities: [User],
    synchronize: true,
  })
  await dataSource.initialize()
  const report = await registerSeeders(dataSource, { seeders: [UserSeeder], seed: 42 }).run()
  const count = await dataSource.getRepository(User).count()
  await dataSource.destroy()
  return `${count} users ${report.fingerprint}`
}
