export { CatalogueSeeder } from './catalogue-seeder.js'
export { GuestSeeder } from './guest-seeder.js'
export { HotelSeeder } from './hotel-seeder.js'
