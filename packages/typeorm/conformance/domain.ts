import 'reflect-metadata'
import {
  Check,
  ChildEntity,
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  TableInheritance,
  Unique,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm'

/** A length as the application holds it; the column holds millimetres. */
export class Length {
  constructor(readonly metres: number) {}
}

const length = {
  to: (value: unknown): unknown => (value instanceof Length ? Math.round(value.metres * 1000) : value),
  from: (value: unknown): unknown => (typeof value === 'number' ? new Length(value / 1000) : value),
}

export class Place {
  @Column({ type: 'varchar', length: 80 })
  street!: string

  @Column({ type: 'varchar', length: 60 })
  city!: string

  @Column({ type: 'varchar', length: 10, nullable: true, name: 'post_code' })
  postcode!: string | null
}

export const ROLES = ['USER', 'ADMIN', 'MODERATOR'] as const

/** In a nullable cycle with `Product`, and with itself. */
@Entity('users')
@Check('users_logins', '"logins" >= 0 AND "logins" <= 5000')
@Index('users_active_nick', ['nick'], { unique: true, where: '"is_active" = true' })
export class User {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 120, unique: true })
  email!: string

  @Column({ length: 60, unique: true })
  username!: string

  @Column({ name: 'first_name', length: 60 })
  firstName!: string

  @Column({ name: 'last_name', length: 60 })
  lastName!: string

  @Column({
    type: 'varchar',
    name: 'initials',
    generatedType: 'STORED',
    asExpression: `substr("first_name", 1, 1) || substr("last_name", 1, 1)`,
    nullable: true,
    insert: false,
    update: false,
  })
  initials!: string

  @Column({ type: 'varchar', length: 40, nullable: true })
  nick!: string | null

  @Column({ name: 'is_active', default: true })
  isActive!: boolean

  @Column({ type: 'simple-enum', enum: ROLES, default: 'USER' })
  role!: (typeof ROLES)[number]

  @Column({ type: 'integer', default: 0 })
  logins!: number

  @Column({ type: 'bigint' })
  points!: string

  @Column({ type: 'date', name: 'birth_date', nullable: true })
  birthDate!: string | null

  @Column({ type: 'time', name: 'wakes_at' })
  wakesAt!: string

  @Column({ type: 'simple-json' })
  settings!: unknown

  @Column({ type: 'simple-array', nullable: true })
  labels!: string[] | null

  @Column({ type: 'double precision', nullable: true })
  ratio!: number | null

  @Column({ type: 'integer', transformer: length })
  height!: Length

  @Column(() => Place)
  home!: Place

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'manager_id' })
  manager!: Relation<User> | null

  @ManyToOne(() => Product, { nullable: true })
  @JoinColumn({ name: 'favourite_product_id' })
  favouriteProduct!: Relation<Product> | null

  @OneToMany(() => Order, (order) => order.user)
  orders!: Relation<Order[]>

  @OneToOne(() => Profile, (profile) => profile.user)
  profile!: Relation<Profile>

  @CreateDateColumn({ name: 'created_at' })
  createdAt!: Date

  @UpdateDateColumn({ name: 'updated_at' })
  updatedAt!: Date

  @DeleteDateColumn({ name: 'deleted_at' })
  deletedAt!: Date | null

  @VersionColumn()
  version!: number
}

@Entity('profiles')
export class Profile {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ type: 'text' })
  bio!: string

  @OneToOne(() => User, (user) => user.profile, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user!: Relation<User>
}

@Entity('categories')
export class Category {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 60, unique: true })
  slug!: string

  @ManyToOne(() => Category, { nullable: true })
  @JoinColumn({ name: 'parent_id' })
  parent!: Relation<Category> | null

  @ManyToMany(() => Product, (product) => product.categories)
  products!: Relation<Product[]>
}

@Entity('products')
@Check('products_price', '"price" > 0')
export class Product {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 12, unique: true })
  sku!: string

  @Column({ length: 100 })
  name!: string

  @Column({ type: 'decimal', precision: 10, scale: 2 })
  price!: string

  @ManyToOne(() => User, { nullable: false })
  @JoinColumn({ name: 'owner_id' })
  owner!: Relation<User>

  @ManyToMany(() => Category, (category) => category.products)
  @JoinTable({ name: 'product_categories' })
  categories!: Relation<Category[]>

  @OneToMany(() => ProductTag, (link) => link.product)
  tags!: Relation<ProductTag[]>
}

/** A natural key. */
@Entity('tags')
export class Tag {
  @PrimaryColumn({ length: 30 })
  code!: string
}

/** Many-to-many with attributes of its own. */
@Entity('product_tags')
export class ProductTag {
  @PrimaryColumn({ name: 'product_id' })
  productId!: number

  @PrimaryColumn({ name: 'tag_code', length: 30 })
  tagCode!: string

  @Column({ type: 'smallint' })
  weight!: number

  @ManyToOne(() => Product, (product) => product.tags, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'product_id' })
  product!: Relation<Product>

  @ManyToOne(() => Tag)
  @JoinColumn({ name: 'tag_code' })
  tag!: Relation<Tag>
}

/** A key of two columns. */
@Entity('warehouses')
export class Warehouse {
  @PrimaryColumn({ length: 20 })
  region!: string

  @PrimaryColumn()
  number!: number

  @Column({ length: 60 })
  city!: string
}

/** Points to a composite key, and to a unique column that is not the key. */
@Entity('stock')
@Unique('stock_place', ['warehouse', 'product'])
export class Stock {
  @PrimaryColumn({ type: 'bigint' })
  id!: string

  @Column()
  quantity!: number

  @ManyToOne(() => Warehouse, { nullable: false })
  @JoinColumn([
    { name: 'region', referencedColumnName: 'region' },
    { name: 'warehouse_number', referencedColumnName: 'number' },
  ])
  warehouse!: Relation<Warehouse>

  @ManyToOne(() => Product, { nullable: false })
  @JoinColumn({ name: 'sku', referencedColumnName: 'sku' })
  product!: Relation<Product>
}

@Entity('orders')
export class Order {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ name: 'order_number', length: 20, unique: true })
  orderNumber!: string

  @Column({ type: 'simple-enum', enum: ['PENDING', 'DELIVERED'] })
  status!: 'PENDING' | 'DELIVERED'

  @Column({ type: 'decimal', precision: 12, scale: 2 })
  total!: string

  @Column({ name: 'placed_at' })
  placedAt!: Date

  @ManyToOne(() => User, (user) => user.orders, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user!: Relation<User>

  @OneToMany(() => OrderItem, (item) => item.order)
  items!: Relation<OrderItem[]>
}

@Entity('order_items')
@Unique('order_items_once', ['order', 'product'])
export class OrderItem {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  quantity!: number

  @Column({ type: 'decimal', precision: 12, scale: 2 })
  total!: string

  @ManyToOne(() => Order, (order) => order.items, { nullable: false })
  @JoinColumn({ name: 'order_id' })
  order!: Relation<Order>

  @ManyToOne(() => Product, { nullable: false })
  @JoinColumn({ name: 'product_id' })
  product!: Relation<Product>
}

@Entity('payments')
@TableInheritance({ column: { type: 'varchar', name: 'kind', length: 20 } })
export abstract class Payment {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'decimal', precision: 12, scale: 2 })
  amount!: string

  @ManyToOne(() => Order, { nullable: false })
  @JoinColumn({ name: 'order_id' })
  order!: Relation<Order>
}

@ChildEntity('card')
export class CardPayment extends Payment {
  @Column({ name: 'last_four', length: 4 })
  lastFour!: string
}

@ChildEntity('transfer')
export class TransferPayment extends Payment {
  @Column({ length: 40 })
  reference!: string
}

/** Its bytes have another column type on every database; `attachmentFor` makes the entity. */
export class Attachment {
  id!: number
  data!: Uint8Array
  user!: User
}

/** `Attachment` for a database whose type for bytes this is. */
export function attachmentFor(bytes: 'blob' | 'bytea'): unknown {
  class Stored extends Attachment {}
  Entity('attachments')(Stored)
  PrimaryGeneratedColumn()(Stored.prototype, 'id')
  Column({ type: bytes })(Stored.prototype, 'data')
  ManyToOne(() => User, { nullable: false })(Stored.prototype, 'user')
  JoinColumn({ name: 'user_id' })(Stored.prototype, 'user')
  Object.defineProperty(Stored, 'name', { value: 'Attachment' })
  return Stored
}

/** All entities that mean the same on every database. */
export const entities = [
  User,
  Profile,
  Category,
  Product,
  Tag,
  ProductTag,
  Warehouse,
  Stock,
  Order,
  OrderItem,
  Payment,
  CardPayment,
  TransferPayment,
]
