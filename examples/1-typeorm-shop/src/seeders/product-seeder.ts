import { type SeedContext, Seeder } from '@seed/core'
import { Product } from '../entities/index.js'
import { categoriesOf, type CategoryData, DEFAULT_CATEGORIES, products } from '../factories/index.js'

export interface ProductSeederOptions {
  readonly count: number
  readonly categories: readonly CategoryData[]
}

export class ProductSeeder extends Seeder<ProductSeederOptions> {
  run({ create, count }: SeedContext): void {
    const { count: wanted = 50, categories: list = DEFAULT_CATEGORIES } = this.options
    create(categoriesOf(list), list.length)
    create(products, count(Product, wanted))
  }
}
