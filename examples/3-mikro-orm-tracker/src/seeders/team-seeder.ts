import { type SeedContext, Seeder } from '@seed/core'
import { Team } from '../entities.js'
import { teams } from '../factories/index.js'
import { UserSeeder } from './user-seeder.js'

export class TeamSeeder extends Seeder {
  static override readonly dependsOn = [UserSeeder]

  run({ create, count }: SeedContext): void {
    create(teams, count(Team.class, 4))
  }
}
