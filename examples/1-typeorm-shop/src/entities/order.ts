import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  type Relation,
  UpdateDateColumn,
} from 'typeorm'
import type { Address, ShippingAddress } from './address.js'
import { MONEY } from './money.js'
import type { OrderItem } from './order-item.js'
import { User } from './user.js'

export enum OrderStatus {
  Pending = 'PENDING',
  Processing = 'PROCESSING',
  Shipped = 'SHIPPED',
  Delivered = 'DELIVERED',
  Completed = 'COMPLETED',
  Cancelled = 'CANCELLED',
}

/** What a user bought at one time. */
@Entity('orders')
@Check('orders_amounts', '"subtotal" >= 0 AND "tax" >= 0 AND "shippingCost" >= 0 AND "total" >= 0')
@Check('orders_times', '"updatedAt" >= "createdAt"')
export class Order {
  /** `ord_` and ten digits. */
  @PrimaryColumn({ type: 'varchar', length: 24 })
  id!: string

  /** `ORD-` and eight digits, as the customer reads it. */
  @Column({ type: 'varchar', length: 12, unique: true })
  orderNumber!: string

  @Column({ type: 'simple-enum', enum: OrderStatus })
  status!: OrderStatus

  @Index()
  @ManyToOne(() => User, (user) => user.orders, { nullable: false })
  user!: Relation<User>

  @OneToMany('OrderItem', 'order')
  items!: Relation<OrderItem>[]

  /** Sum of the items. */
  @Column(MONEY)
  subtotal!: string

  @Column(MONEY)
  tax!: string

  @Column(MONEY)
  shippingCost!: string

  /** Subtotal, tax and shipping together. */
  @Column(MONEY)
  total!: string

  @Column({ type: 'json' })
  shippingAddress!: ShippingAddress

  @Column({ type: 'json' })
  billingAddress!: Address

  @CreateDateColumn()
  createdAt!: Date

  @UpdateDateColumn()
  updatedAt!: Date
}
