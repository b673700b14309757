import { type SeedContext, Seeder } from '@seed/core'
import { guests } from '../factories/index.js'
import { Guest } from '../models/index.js'

export interface GuestSeederOptions {
  readonly count: number
}

export class GuestSeeder extends Seeder<GuestSeederOptions> {
  run({ create, count }: SeedContext): void {
    create(guests, count(Guest, this.options.count ?? 150))
  }
}
