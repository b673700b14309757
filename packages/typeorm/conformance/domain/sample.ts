import 'reflect-metadata'
import {
  BeforeInsert,
  Check,
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm'
import type { ColumnTypes } from '../types.js'
import { type Length, lengthInMillimetres } from './length.js'

/** The sample domain for a database with these column types. `log` gets the name of a tag that a listener sees inserted. */
export function sampleEntities(types: ColumnTypes, log: string[]): (new () => object)[] {
  @Entity('users')
  @Check('users_logins', 'logins >= 0 AND logins <= 5000')
  class User {
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
      length: 2,
      generatedType: 'STORED',
      asExpression: types.initials,
      nullable: true,
      insert: false,
      update: false,
    })
    initials!: string

    @Column({ name: 'is_active', default: true })
    isActive!: boolean

    @Column({ ...types.members('user_role', ['USER', 'ADMIN', 'MODERATOR']), default: 'USER' })
    role!: string

    @Column({ type: 'integer', default: 0 })
    logins!: number

    @Column({ type: 'bigint' })
    points!: string

    @Column({ type: 'date', name: 'birth_date', nullable: true })
    birthDate!: string | null

    @Column({ type: 'time', name: 'wakes_at' })
    wakesAt!: string

    @Column(types.json)
    settings!: object

    @Column({ ...types.double, nullable: true })
    ratio!: number | null

    @Column({ type: 'integer', transformer: lengthInMillimetres })
    height!: Length

    @ManyToOne('User', 'reports')
    @JoinColumn({ name: 'manager_id' })
    manager!: object | null

    @OneToMany('User', 'manager')
    reports!: object[]

    @ManyToOne('Product', 'fans')
    @JoinColumn({ name: 'favourite_product_id' })
    favouriteProduct!: object | null

    @OneToMany('Order', 'user')
    orders!: object[]

    @OneToMany('Attachment', 'user')
    attachments!: object[]

    @OneToMany('Product', 'owner')
    products!: object[]

    @OneToOne('Profile', 'user')
    profile!: object

    @OneToOne('Passport', 'user')
    passport!: object

    @CreateDateColumn({ ...types.moment, name: 'created_at' })
    createdAt!: Date

    @UpdateDateColumn({ ...types.moment, name: 'updated_at' })
    updatedAt!: Date

    @DeleteDateColumn({ ...types.moment, name: 'deleted_at' })
    deletedAt!: Date | null

    @VersionColumn({ default: 1 })
    version!: number
  }

  @Entity('profiles')
  class Profile {
    @PrimaryGeneratedColumn('uuid')
    id!: string

    @Column({ type: 'text' })
    bio!: string

    @OneToOne('User', 'profile', { nullable: false })
    @JoinColumn({ name: 'user_id' })
    user!: object
  }

  @Entity('passports')
  class Passport {
    @PrimaryColumn({ type: 'integer', name: 'user_id' })
    userId!: number

    @Column({ name: 'passport_number', length: 20, unique: true })
    passportNumber!: string

    @Column({ type: 'date', name: 'issued_on' })
    issuedOn!: string

    @OneToOne('User', 'passport')
    @JoinColumn({ name: 'user_id' })
    user!: object
  }

  @Entity('attachments')
  class Attachment {
    @PrimaryGeneratedColumn()
    id!: number

    @Column(types.bytes)
    data!: Uint8Array

    // Like most relations that people write: nothing says that it is required.
    @ManyToOne('User', 'attachments')
    @JoinColumn({ name: 'user_id' })
    user!: object
  }

  @Entity('categories')
  class Category {
    @PrimaryGeneratedColumn()
    id!: number

    @Column({ length: 60, unique: true })
    slug!: string

    @ManyToOne('Category', 'children')
    @JoinColumn({ name: 'parent_id' })
    parent!: object | null

    @OneToMany('Category', 'parent')
    children!: object[]

    @ManyToMany('Product', 'categories')
    products!: object[]
  }

  @Entity('products')
  @Check('products_price', 'price > 0')
  class Product {
    @PrimaryGeneratedColumn()
    id!: number

    @Column({ length: 12, unique: true })
    sku!: string

    @Column({ length: 100 })
    name!: string

    @Column({ type: 'decimal', precision: 10, scale: 2 })
    price!: string

    @ManyToOne('User', 'products', { nullable: false })
    @JoinColumn({ name: 'owner_id' })
    owner!: object

    @OneToMany('User', 'favouriteProduct')
    fans!: object[]

    @ManyToMany('Category', 'products')
    @JoinTable({ name: '_CategoryToProduct', joinColumn: { name: 'B' }, inverseJoinColumn: { name: 'A' } })
    categories!: object[]

    @OneToMany('ProductTag', 'product')
    tags!: object[]

    @OneToMany('Stock', 'product')
    stock!: object[]

    @OneToMany('OrderItem', 'product')
    items!: object[]
  }

  @Entity('tags')
  class Tag {
    @PrimaryColumn({ length: 30 })
    code!: string

    @OneToMany('ProductTag', 'tag')
    products!: object[]

    @BeforeInsert()
    noteInsert(): void {
      log.push('Tag')
    }
  }

  @Entity('product_tags')
  class ProductTag {
    @PrimaryColumn({ name: 'product_id' })
    productId!: number

    @PrimaryColumn({ name: 'tag_code', length: 30 })
    tagCode!: string

    @Column({ type: 'smallint' })
    weight!: number

    @ManyToOne('Product', 'tags', { onDelete: 'CASCADE' })
    @JoinColumn({ name: 'product_id' })
    product!: object

    @ManyToOne('Tag', 'products')
    @JoinColumn({ name: 'tag_code' })
    tag!: object
  }

  @Entity('warehouses')
  class Warehouse {
    @PrimaryColumn({ length: 20 })
    region!: string

    @PrimaryColumn()
    number!: number

    @Column({ length: 60 })
    city!: string

    @Column({ ...types.fixed, name: 'country_code', length: 2 })
    countryCode!: string

    @OneToMany('Stock', 'warehouse')
    stock!: object[]
  }

  @Entity('stock')
  @Unique('stock_place', ['warehouse', 'product'])
  class Stock {
    @PrimaryColumn({ type: 'bigint' })
    id!: string

    @Column()
    quantity!: number

    @ManyToOne('Warehouse', 'stock', { nullable: false })
    @JoinColumn([
      { name: 'region', referencedColumnName: 'region' },
      { name: 'warehouse_number', referencedColumnName: 'number' },
    ])
    warehouse!: object

    @ManyToOne('Product', 'stock', { nullable: false })
    @JoinColumn({ name: 'sku', referencedColumnName: 'sku' })
    product!: object
  }

  @Entity('orders')
  class Order {
    @PrimaryGeneratedColumn()
    id!: number

    @Column({ name: 'order_number', length: 20, unique: true })
    orderNumber!: string

    @Column(types.members('order_status', ['PENDING', 'DELIVERED']))
    status!: string

    @Column({ type: 'decimal', precision: 12, scale: 2 })
    total!: string

    @Column({ ...types.moment, name: 'placed_at' })
    placedAt!: Date

    @ManyToOne('User', 'orders')
    @JoinColumn({ name: 'user_id' })
    user!: object

    @OneToMany('OrderItem', 'order')
    items!: object[]
  }

  @Entity('order_items')
  @Unique('order_items_once', ['order', 'product'])
  class OrderItem {
    @PrimaryGeneratedColumn()
    id!: number

    @Column()
    quantity!: number

    @Column({ type: 'decimal', precision: 12, scale: 2 })
    total!: string

    @ManyToOne('Order', 'items', { nullable: false })
    @JoinColumn({ name: 'order_id' })
    order!: object

    @ManyToOne('Product', 'items')
    @JoinColumn({ name: 'product_id' })
    product!: object
  }

  return [User, Profile, Passport, Attachment, Category, Product, Tag, ProductTag, Warehouse, Stock, Order, OrderItem]
}
