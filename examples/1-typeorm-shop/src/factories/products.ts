import { belongsTo, days, defineFactory, roundHalfUp, times, unique } from '@seed/core'
import { Product } from '../entities/index.js'
import { categories } from './categories.js'

const TAGS = ['new', 'sale', 'bestseller', 'limited', 'eco-friendly']

/** A price after a discount, to the cent. */
export function discounted(price: string, percent: number): string {
  return roundHalfUp(times(price, times(100 - percent, '0.01')), 2)
}

export const products = defineFactory(Product, {
  id: unique('prod_##########'),
  name: ({ faker }) => faker.commerce.productName(),
  description: ({ faker }) => faker.commerce.productDescription(),
  sku: unique('???-#####'),
  category: belongsTo(() => categories),
  price: ({ decimal }) => decimal(10, 1000),
  salePrice: ({ chance, integer, row }) => (chance(0.3) ? discounted(row.price, integer(10, 40)) : null),
  saleEndDate: ({ row, now, between }) =>
    row.salePrice === null ? null : between(now, new Date(now.getTime() + days(60))),
  stockQuantity: ({ integer }) => integer(0, 500),
  restockDate: ({ row, now, between }) =>
    row.stockQuantity > 0 ? null : between(now, new Date(now.getTime() + days(60))),
  isActive: ({ chance }) => chance(0.85),
  weight: ({ number }) => number(0.1, 50),
  dimensions: ({ number }) => ({ length: number(1, 100), width: number(1, 100), height: number(1, 100), unit: 'cm' }),
  tags: ({ pickSome, integer }) => pickSome(TAGS, integer(1, 3)),
  createdAt: ({ now, between }) => between(new Date(now.getTime() - days(365)), now),
}).states({
  onSale: (percent: number) => ({ salePrice: ({ row }) => discounted(row.price, percent) }),
  fullPrice: { salePrice: null },
  outOfStock: { stockQuantity: 0 },
})
