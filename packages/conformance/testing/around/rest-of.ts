import type { Dump } from '../place.js'

/** Columns by table. */
export type Columns = Readonly<Record<string, readonly string[]>>

/** Rows of every table without some of their columns, each as a line of text, sorted. */
export function restOf(rows: Dump, without: Columns): Readonly<Record<string, readonly string[]>> {
  const tables = Object.entries(rows).map(([table, all]): [string, readonly string[]] => {
    const left = all.map((row) => Object.entries(row).filter(([column]) => !without[table]?.includes(column)))
    return [table, left.map((cells) => JSON.stringify(cells)).sort()]
  })
  return Object.fromEntries(tables)
}

/** Columns of the sample that its rules replace, foreign keys to replaced keys among them. */
export const REPLACED: Columns = {
  users: 'id email username first_name last_name initials birth_date manager_id favourite_product_id'.split(' '),
  profiles: ['id', 'bio', 'user_id'],
  passports: ['user_id', 'passport_number', 'issued_on'],
  attachments: ['data', 'user_id'],
  categories: ['id', 'slug', 'parent_id'],
  products: ['id', 'sku', 'owner_id'],
  _CategoryToProduct: ['A', 'B'],
  product_tags: ['product_id'],
  warehouses: ['number'],
  stock: ['id', 'warehouse_number', 'sku'],
  orders: ['id', 'order_number', 'placed_at', 'user_id'],
  order_items: ['order_id', 'product_id'],
}
