import { type SeedContext, Seeder } from '@seed/core'
import { Order } from '../entities/index.js'
import { orders } from '../factories/index.js'
import { ProductSeeder } from './product-seeder.js'
import { UserSeeder } from './user-seeder.js'

export interface OrderSeederOptions {
  readonly count: number
}

export class OrderSeeder extends Seeder<OrderSeederOptions> {
  static override readonly dependsOn = [UserSeeder, ProductSeeder]

  run({ create, count }: SeedContext): void {
    create(orders, count(Order, this.options.count ?? 200))
  }
}
