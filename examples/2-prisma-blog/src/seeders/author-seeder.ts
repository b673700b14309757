import { type SeedContext, Seeder } from '@seed/core'
import { authors, profiles } from '../factories/index.js'

export interface AuthorSeederOptions {
  readonly count: number
}

/** Authors; four of five have a profile. */
export class AuthorSeeder extends Seeder<AuthorSeederOptions> {
  run({ create, count }: SeedContext): void {
    const wanted = count('Author', this.options.count ?? 40)
    create(authors, wanted)
    create(profiles, Math.floor(wanted * 0.8))
  }
}
