import { describe, expect, it } from '@jest/globals'
import { defineFactory, manyToMany, type SeedContext, Seeder } from '@seed/core'
import { DataTypes, Model, Sequelize } from 'sequelize'
import { registerSeeders } from './index.js'
import { sqlite3 } from './testing/sqlite3.js'

class Book extends Model {
  declare title: string
  declare shelves: Shelf[]
}
class Shelf extends Model {
  declare name: string
}
class Place extends Model {}
class Review extends Model {}

/** Models as many applications have them: a class between two others that has no association of its own. */
function openLibrary(): Sequelize {
  const sequelize = new Sequelize({ dialect: 'sqlite', storage: ':memory:', dialectModule: sqlite3, logging: false })
  const [options, text] = [
    { sequelize, timestamps: false },
    { type: DataTypes.STRING(40), allowNull: false },
  ]
  Book.init({ title: { ...text } }, options)
  Shelf.init({ name: { ...text } }, options)
  Place.init({ bookId: DataTypes.INTEGER, shelfId: DataTypes.INTEGER }, options)
  Review.init(
    { text: { ...text }, bookId: { type: DataTypes.INTEGER, references: { model: Book, key: 'id' } } },
    options,
  )
  Book.belongsToMany(Shelf, { as: 'shelves', through: Place, foreignKey: 'bookId', otherKey: 'shelfId' })
  return sequelize
}

const shelves = defineFactory(Shelf, { name: ({ index }) => `shelf ${index}` })
const books = defineFactory(Book, {
  title: ({ index }) => `book ${index}`,
  shelves: manyToMany(() => shelves, { count: 2 }),
})

class Library extends Seeder {
  override run({ create }: SeedContext): void {
    create(shelves, 4)
    create(books, 10)
    create(defineFactory(Review, {}), 15)
  }
}

describe('foreign keys without an association of their own', () => {
  it.each(['native', 'orm'] as const)('lead to rows that are there (%s)', async (through) => {
    const sequelize = openLibrary()
    await sequelize.sync()
    const seeds = registerSeeders(sequelize, { seeders: [Library], through })
    expect((await seeds.run()).rows).toBe(4 + 10 + 20 + 15)
    expect((await seeds.verify()).findings).toEqual([])
    const [found] = await sequelize.query(
      'SELECT count(DISTINCT "bookId") AS books, count("shelfId") AS places FROM "Places"',
    )
    expect(found).toEqual([{ books: 10, places: 20 }])
    await sequelize.close()
  })
})
