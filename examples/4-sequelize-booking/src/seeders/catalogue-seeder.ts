import { type SeedContext, Seeder } from '@seed/core'
import { amenities, AMENITY_CODES, ROOM_TYPES, roomTypes } from '../factories/index.js'

/** Fixed lists that the application cannot do without. */
export class CatalogueSeeder extends Seeder {
  run({ create }: SeedContext): void {
    create(roomTypes, ROOM_TYPES.length)
    create(amenities, AMENITY_CODES.length)
  }
}
