import { type Collection, defineEntity, type InferEntity, p, type Ref } from '@mikro-orm/core'
import { belongsTo, defineFactory, hasMany } from '@seed/core'
import { expectTypeOf } from 'expect-type'
import type { Unwrapped } from './index.js'

class Author {
  id!: number
  name!: string
  books!: Collection<Book>
}

class Book {
  id!: number
  title!: string
  author!: Ref<Author>
}

expectTypeOf<Unwrapped<Ref<Author>>>().toExtend<Author>()
expectTypeOf<Unwrapped<Collection<Book>>>().toEqualTypeOf<Book[]>()
expectTypeOf<Unwrapped<string>>().toEqualTypeOf<never>()

const books = defineFactory(Book, { title: ({ index }) => `Book ${index}`, author: belongsTo(() => authors) })
const authors = defineFactory(Author, { name: 'Ann', books: hasMany(() => books, { count: 2 }) })
expectTypeOf(authors.build().name).toEqualTypeOf<string>()
// @ts-expect-error a field that is not there
defineFactory(Book, { subtitle: 'x' })
// @ts-expect-error a plain value for a relation
defineFactory(Book, { author: 'Ann' })

/** Of `defineEntity` the class. */
const Tag = defineEntity({ name: 'Tag', properties: { id: p.integer().primary(), label: p.string() } })
const tags = defineFactory(Tag.class, { label: ({ index }) => `tag ${index}` })
expectTypeOf(tags.build().label).toEqualTypeOf<string>()
expectTypeOf<InferEntity<typeof Tag>['label']>().toEqualTypeOf<string>()
// @ts-expect-error a value of the wrong type
defineFactory(Tag.class, { label: 5 })
