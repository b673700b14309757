import { belongsTo, defineFactory, times } from '@seed/core'
import { OrderItem } from '../entities/index.js'
import { products } from './products.js'

export const orderItems = defineFactory(OrderItem, {
  product: belongsTo(() => products, { distinct: true }),
  quantity: ({ integer }) => integer(1, 3),
  unitPrice: ({ parent }) => parent('product').salePrice ?? parent('product').price,
  total: ({ row }) => times(row.unitPrice, row.quantity),
})
