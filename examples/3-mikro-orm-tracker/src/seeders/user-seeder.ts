import { type SeedContext, Seeder } from '@seed/core'
import { User } from '../entities.js'
import { users } from '../factories/index.js'

export class UserSeeder extends Seeder {
  run({ create, count }: SeedContext): void {
    create(users, count(User.class, 20))
  }
}
