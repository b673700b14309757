export { OrderSeeder } from './order-seeder.js'
export { ProductSeeder } from './product-seeder.js'
export { UserSeeder } from './user-seeder.js'
