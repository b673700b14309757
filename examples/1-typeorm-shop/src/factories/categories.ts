import { defineFactory, type FactoryOf, unique } from '@seed/core'
import { Category } from '../entities/index.js'

/** What a category is called, in addresses and for people. */
export interface CategoryData {
  readonly slug: string
  readonly name: string
}

export const DEFAULT_CATEGORIES: readonly CategoryData[] = [
  { slug: 'electronics', name: 'Electronics & Gadgets' },
  { slug: 'clothing', name: 'Clothing & Apparel' },
  { slug: 'books', name: 'Books & Media' },
  { slug: 'home', name: 'Home & Garden' },
  { slug: 'sports', name: 'Sports & Outdoors' },
]

/** A factory of the categories in a list: slug and name of a row belong together. */
export function categoriesOf(list: readonly CategoryData[]): FactoryOf<Category> {
  const names = new Map(list.map(({ slug, name }) => [slug, name]))
  return defineFactory(Category, {
    id: unique(({ row }) => `cat_${row.slug}`),
    slug: unique([...names.keys()]),
    name: ({ row }) => names.get(row.slug) ?? row.slug,
  })
}

export const categories: FactoryOf<Category> = categoriesOf(DEFAULT_CATEGORIES)
