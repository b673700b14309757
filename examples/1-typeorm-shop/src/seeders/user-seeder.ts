import { type SeedContext, Seeder } from '@seed/core'
import { type Role, User } from '../entities/index.js'
import { DEFAULT_ROLES, users } from '../factories/index.js'

export interface UserSeederOptions {
  readonly count: number
  /** Given to users in turn. */
  readonly roles: readonly Role[]
}

export class UserSeeder extends Seeder<UserSeederOptions> {
  run({ create, count }: SeedContext): void {
    const { count: wanted = 100, roles = DEFAULT_ROLES } = this.options
    create(users.with({ roles }), count(User, wanted))
  }
}
