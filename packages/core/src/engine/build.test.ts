import { describe, expect, it } from '@jest/globals'
import { defineFactory } from '../factory/define-factory.js'
import { belongsTo } from '../factory/helpers.js'

class Author {
  id!: number
  name!: string
  favourite!: Book | null
  mentor!: Author | null
}
class Book {
  id!: number
  title!: string
  author!: Author
}

describe('rows built without a database', () => {
  it('begin a tree where they lead to their own kind', () => {
    const apprentices = defineFactory(Author, { name: 'Ann', mentor: belongsTo(() => apprentices) })
    expect(apprentices.buildMany(2)).toEqual([
      { name: 'Ann', mentor: null },
      { name: 'Ann', mentor: null },
    ])
  })

  it('end where they lead back to a row they hang from', () => {
    const readers = defineFactory(Author, { name: 'Ann', favourite: belongsTo(() => read) })
    const read = defineFactory(Book, { title: 'T', author: belongsTo(() => readers) })
    expect(readers.build()).toEqual({ name: 'Ann', favourite: { title: 'T' } })
    expect(read.build()).toEqual({ title: 'T', author: { name: 'Ann' } })
  })

  it('are built again after one that failed', () => {
    const failing = defineFactory(Book, {
      title: ({ parent }) => {
        throw new TypeError(parent('author').name)
      },
      author: belongsTo(() => authors),
    })
    const authors = defineFactory(Author, { name: 'Ann' })
    expect(() => failing.build()).toThrow('CELL.FAILED')
    expect(authors.build()).toEqual({ name: 'Ann' })
  })
})
