import { type SeedContext, Seeder } from '@seed/core'
import { TAG_COUNT, tags } from '../factories/index.js'

export class TagSeeder extends Seeder {
  run({ create }: SeedContext): void {
    create(tags, TAG_COUNT)
  }
}
