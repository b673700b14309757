import { Check, Column, CreateDateColumn, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { Category } from './category.js'
import { MONEY } from './money.js'

/** Outer measures of a product. */
export interface Dimensions {
  readonly length: number
  readonly width: number
  readonly height: number
  readonly unit: 'cm'
}

/** Something for sale. */
@Entity('products')
@Check('products_price', '"price" > 0')
@Check('products_sale', '"salePrice" > 0 AND "salePrice" < "price"')
@Check('products_stock', '"stockQuantity" >= 0')
export class Product {
  /** `prod_` and ten digits. */
  @PrimaryColumn({ type: 'varchar', length: 24 })
  id!: string

  @Column({ type: 'varchar', length: 120 })
  name!: string

  @Column({ type: 'text' })
  description!: string

  /** Three letters, a dash, five digits. */
  @Column({ type: 'varchar', length: 12, unique: true })
  sku!: string

  @Column(MONEY)
  price!: string

  /** Null when the product is not on sale. */
  @Column({ ...MONEY, nullable: true })
  salePrice!: string | null

  @Column({ type: Date, nullable: true })
  saleEndDate!: Date | null

  @ManyToOne(() => Category, (category) => category.products, { nullable: false })
  category!: Relation<Category>

  @Column({ type: 'integer' })
  stockQuantity!: number

  /** When the product is expected again; null while there is some in stock. */
  @Column({ type: Date, nullable: true })
  restockDate!: Date | null

  @Column({ type: Boolean, default: true })
  isActive!: boolean

  /** In kilograms. */
  @Column({ type: 'double precision' })
  weight!: number

  @Column({ type: 'json' })
  dimensions!: Dimensions

  @Column({ type: 'json' })
  tags!: readonly string[]

  @CreateDateColumn()
  createdAt!: Date
}
