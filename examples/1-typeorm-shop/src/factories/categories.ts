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

/** A factory of the categories in a list, in its order; slug and name of a row belong together. */
export function categoriesOf(list: readonly CategoryData[]): FactoryOf<Category> {
  return defineFactory(Category, {
    id: unique(({ row }) => `cat_${row.slug}`),
    slug: unique(({ index }) => categoryAt(list, index).slug),
    name: ({ index }) => categoryAt(list, index).name,
  })
}

/** Beyond the list, as with `--append`, its categories come again with a number: `books-2`. */
function categoryAt(list: readonly CategoryData[], index: number): CategoryData {
  const data = list[index % list.length]
  if (data === undefined) throw new RangeError('there is no category to choose from')
  const round = Math.floor(index / list.length) + 1
  return round === 1 ? data : { slug: `${data.slug}-${round}`, name: `${data.name} ${round}` }
}

export const categories: FactoryOf<Category> = categoriesOf(DEFAULT_CATEGORIES)
