import { Check, Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm'
import { MONEY } from './money.js'
import { Order } from './order.js'
import { Product } from './product.js'

/** One line of an order; a product is on an order once. */
@Entity('order_items')
@Unique('order_items_product', ['order', 'product'])
@Check('order_items_quantity', '"quantity" >= 1')
@Check('order_items_amounts', '"unitPrice" >= 0 AND "total" >= 0')
export class OrderItem {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Order, (order) => order.items, { nullable: false, onDelete: 'CASCADE' })
  order!: Relation<Order>

  @ManyToOne(() => Product, { nullable: false })
  product!: Relation<Product>

  @Column({ type: 'integer' })
  quantity!: number

  /** What one piece cost when it was ordered. */
  @Column(MONEY)
  unitPrice!: string

  /** `unitPrice` times `quantity`. */
  @Column(MONEY)
  total!: string
}
