import { type SeedContext, Seeder } from '@seed/core'
import { hotels } from '../factories/index.js'
import { Hotel } from '../models/index.js'
import { CatalogueSeeder } from './catalogue-seeder.js'
import { GuestSeeder } from './guest-seeder.js'

export interface HotelSeederOptions {
  readonly count: number
}

/** Hotels with their rooms, stays and payments. */
export class HotelSeeder extends Seeder<HotelSeederOptions> {
  static override readonly dependsOn = [CatalogueSeeder, GuestSeeder]

  run({ create, count }: SeedContext): void {
    create(hotels, count(Hotel, this.options.count ?? 6))
  }
}
