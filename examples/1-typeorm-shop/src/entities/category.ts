import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from 'typeorm'
import type { Product } from './product.js'

/** A shelf of the shop. */
@Entity('categories')
export class Category {
  /** `cat_` and the slug. */
  @PrimaryColumn({ type: 'varchar', length: 48 })
  id!: string

  @Column({ type: 'varchar', length: 40, unique: true })
  slug!: string

  @Column({ type: 'varchar', length: 60 })
  name!: string

  @OneToMany('Product', 'category')
  products!: Relation<Product>[]
}
