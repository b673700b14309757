/** Rows of the sample domain as factories see them. What ORMs hold differently is `unknown`. */
export interface Shapes {
  User: User
  Profile: Profile
  Passport: Passport
  Attachment: Attachment
  Category: Category
  Product: Product
  Tag: Tag
  ProductTag: ProductTag
  Warehouse: Warehouse
  Stock: Stock
  Order: Order
  OrderItem: OrderItem
  Sensor: Sensor
  Reading: Reading
}

export const ROLES = ['USER', 'ADMIN', 'MODERATOR'] as const
export type Role = (typeof ROLES)[number]

export interface User {
  id: number
  email: string
  username: string
  firstName: string
  lastName: string
  isActive: boolean
  role: Role
  logins: number
  birthDate: string | null
  height: unknown
  manager: User | null
  favouriteProduct: Product | null
}
export interface Profile {
  id: string
  bio: string
  user: User
}
export interface Passport {
  passportNumber: string
  user: User
}
export interface Attachment {
  id: number
  user: User
}
export interface Category {
  id: number
  slug: string
  parent: Category | null
}
export interface Product {
  id: number
  sku: string
  name: string
  price: string
  owner: User
  categories: Category[]
  tags: ProductTag[]
}
export interface Tag {
  code: string
}
export interface ProductTag {
  weight: number
  product: Product
  tag: Tag
}
export interface Warehouse {
  region: string
  number: number
}
export interface Stock {
  quantity: number
}
export interface Order {
  id: number
  orderNumber: string
  status: 'PENDING' | 'DELIVERED'
  total: string
  placedAt: Date
  user: User
  items: OrderItem[]
}
export interface OrderItem {
  id: number
  quantity: number
  total: string
  product: Product
}
export interface Sensor {
  name: string
}
export interface Reading {
  code: string
  label: string
  place: number
  amount: number
  sensor: Sensor
}
