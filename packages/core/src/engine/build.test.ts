import { beforeEach, describe, expect, it } from '@jest/globals'
import { defineFactory } from '../factory/define-factory.js'
import { belongsTo, connect, hasMany, leaveToDatabase } from '../factory/helpers.js'
import { unique } from '../values/unique.js'
import { resetSequences } from './build.js'

class Author {
  id!: number
  email!: string
  name!: string
  favourite!: Book | null
  mentor!: Author | null
  books!: Book[]
}
class Book {
  id!: number
  title!: string
  isbn!: string
  author!: Author
}

const books = defineFactory(Book, {
  title: ({ index }) => `Book ${index}`,
  isbn: unique('###-#####'),
  author: belongsTo(() => authors),
})
const chapters = defineFactory(Book, { title: ({ index }) => `Chapter ${index}`, author: belongsTo(() => authors) })
const authors = defineFactory(
  Author,
  { email: ({ person }) => person.email, name: ({ params }) => params.name },
  { params: { name: 'Ann' } },
)

beforeEach(resetSequences)

describe('build', () => {
  it('gives plain objects of what the definition says, numbered on', () => {
    const [first, second] = authors.buildMany(2)
    expect(first).toEqual({ email: expect.stringMatching(/@example\./), name: 'Ann' })
    expect(second?.email).not.toBe(first?.email)
    expect(Object.getPrototypeOf(first)).toBe(Object.prototype)
    expect(authors.with({ name: 'Bo' }).build({ email: 'bo@example.com' })).toEqual({
      email: 'bo@example.com',
      name: 'Bo',
    })
  })

  it('gives the same rows after its sequences were reset, and other ones without', () => {
    const before = books.buildMany(3)
    const after = books.buildMany(3)
    resetSequences()
    expect(books.buildMany(3)).toEqual(before)
    expect(after.map((book) => book.title)).toEqual(['Book 3', 'Book 4', 'Book 5'])
    expect(new Set([...before, ...after].map((book) => book.isbn)).size).toBe(6)
  })

  it('builds the row that a relation leads to, and rows under it without the way back', () => {
    expect(books.build()).toMatchObject({ title: 'Book 0', author: { name: 'Ann' } })
    const writers = defineFactory(Author, { name: 'Ann', books: hasMany(() => chapters, { count: 2 }) })
    expect(writers.build()).toEqual({ name: 'Ann', books: [{ title: 'Chapter 0' }, { title: 'Chapter 1' }] })
  })

  it('ends where rows lead to their own kind or back to themselves', () => {
    const apprentices = defineFactory(Author, { name: 'Ann', mentor: belongsTo(() => apprentices) })
    expect(apprentices.build()).toEqual({ name: 'Ann', mentor: null })
    const readers = defineFactory(Author, { name: 'Ann', favourite: belongsTo(() => read) })
    const read = defineFactory(Book, { title: 'T', author: belongsTo(() => readers) })
    expect(readers.build()).toEqual({ name: 'Ann', favourite: { title: 'T' } })
    expect(read.build()).toEqual({ title: 'T', author: { name: 'Ann' } })
  })

  it('takes rows that are given, and leaves out what the database fills', () => {
    const given = defineFactory(Book, { id: leaveToDatabase(), title: 'T', author: connect<Author>({ id: 7 }) })
    expect(given.build()).toEqual({ title: 'T', author: { id: 7 } })
    expect(books.build({ author: null as never })).toMatchObject({ author: null })
  })

  it('says which cell failed', () => {
    const failing = defineFactory(Book, {
      title: () => {
        throw new TypeError('not today')
      },
    })
    expect(() => failing.build()).toThrow(
      expect.objectContaining({ code: 'CELL.FAILED', where: expect.stringContaining('Book[0].title') }),
    )
    const waiting = defineFactory(Book, { title: (async () => 'late') as never })
    expect(() => waiting.build()).toThrow('CELL.PROMISE')
    // One failure does not spoil the next call.
    expect(books.build()).toMatchObject({ title: expect.stringMatching(/^Book/) })
  })
})
