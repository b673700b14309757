import type { Dump } from '../place.js'

/** Foreign keys of the sample: table and column, and what they lead to. */
export const LINKS = [
  ['users', 'manager_id', 'users', 'id'],
  ['users', 'favourite_product_id', 'products', 'id'],
  ['products', 'owner_id', 'users', 'id'],
  ['profiles', 'user_id', 'users', 'id'],
  ['passports', 'user_id', 'users', 'id'],
  ['attachments', 'user_id', 'users', 'id'],
  ['categories', 'parent_id', 'categories', 'id'],
  ['product_tags', 'tag_code', 'tags', 'code'],
  ['product_tags', 'product_id', 'products', 'id'],
  ['_CategoryToProduct', 'A', 'categories', 'id'],
  ['_CategoryToProduct', 'B', 'products', 'id'],
  ['stock', 'sku', 'products', 'sku'],
  ['orders', 'user_id', 'users', 'id'],
  ['order_items', 'order_id', 'orders', 'id'],
  ['order_items', 'product_id', 'products', 'id'],
] as const

/** Foreign keys that lead nowhere, and those that lead to fewer than two rows, as lines. */
export function brokenLinks(rows: Dump): readonly string[] {
  const values = (table: string, column: string): Set<string | null> =>
    new Set((rows[table] ?? []).map((row) => row[column] ?? null))
  const broken = LINKS.flatMap(([table, column, target, key]) => {
    const known = values(target, key)
    const used = [...values(table, column)].filter((value) => value !== null)
    const lost = used.filter((value) => !known.has(value)).map((value) => `${table}.${column} = ${value}`)
    return used.length > 1 ? lost : [...lost, `${table}.${column} leads to ${used.length} rows`]
  })
  const pairs = new Set((rows['warehouses'] ?? []).map((row) => `${row['region']} ${row['number']}`))
  const places = (rows['stock'] ?? []).map((row) => `${row['region']} ${row['warehouse_number']}`)
  return [...broken, ...places.filter((place) => !pairs.has(place)).map((place) => `stock at ${place}`)]
}
