import { beforeEach, describe, expect, it } from '@jest/globals'
import { resetSequences } from '../engine/build.js'
import { unique } from '../values/unique.js'
import { defineFactory } from './define-factory.js'
import { belongsTo, between, hasMany, leaveToDatabase } from './helpers.js'

class Author {
  id!: string
  name!: string
  email!: string
  role!: 'WRITER' | 'EDITOR'
  bornIn!: number
  joined!: Date
  posts!: Post[]
}
class Post {
  id!: string
  title!: string
  slug!: string
  views!: number
  author!: Author
  editor!: Author | null
}

let parents = 0
const authors = defineFactory(
  Author,
  {
    id: unique('aut_####'),
    name: ({ person, params }) => `${params.title}${person.fullName}`,
    email: ({ person }) => person.email,
    role: ({ index }) => (index % 2 === 0 ? 'WRITER' : 'EDITOR'),
    joined: ({ now }) => now,
    posts: hasMany(() => posts, { count: between(1, 3) }),
  },
  { params: { title: '' } },
).states({
  editor: { role: 'EDITOR' },
  born: (year: number) => ({ bornIn: year }),
  writer: { role: 'WRITER', bornIn: 1950 },
})

const posts = defineFactory(Post, {
  title: ({ faker }) => faker.lorem.words(3),
  slug: ({ row }) => row.title.replaceAll(' ', '-'),
  views: ({ integer }) => integer(0, 1_000),
  author: belongsTo(() => {
    parents += 1
    return authors
  }),
  id: leaveToDatabase(),
})

beforeEach(() => {
  resetSequences()
  parents = 0
})

describe('build', () => {
  it('gives the fields of the definition and no others', () => {
    expect(Object.keys(authors.build()).toSorted()).toEqual(['email', 'id', 'joined', 'name', 'posts', 'role'])
  })

  it('gives other rows in turn, and the same ones from the start after a reset', () => {
    const first = authors.buildMany(3)
    expect(new Set(first.map((author) => author.email)).size).toBe(3)
    expect(first.map((author) => author.role)).toEqual(['WRITER', 'EDITOR', 'WRITER'])
    resetSequences()
    expect([authors.build(), authors.build(), authors.build()]).toEqual(first)
  })

  it('composes states, the later one wins', () => {
    expect(authors.as('writer').as('editor').build()).toMatchObject({ role: 'EDITOR', bornIn: 1950 })
    expect(authors.as('editor').as('born', 1980).as('writer').build()).toMatchObject({ role: 'WRITER', bornIn: 1950 })
    expect(authors.as('born', 1980).build()).toMatchObject({ bornIn: 1980 })
  })

  it('hands transient parameters to cells and leaves them out of the row', () => {
    const doctor = authors.with({ title: 'Dr. ' }).build()
    expect(doctor.name).toMatch(/^Dr\. /)
    expect(doctor).not.toHaveProperty('title')
  })

  it('takes given values over cells, and cells see them', () => {
    expect(posts.build({ title: 'a b c' })).toMatchObject({ title: 'a b c', slug: 'a-b-c' })
  })

  it('makes no parent for a row whose parent is given', () => {
    const author = authors.build({ posts: [] })
    const built = posts.buildMany(3, { author: author as never })
    expect(built.map((post) => post.author)).toEqual([author, author, author])
    expect(parents).toBe(0)
  })

  it('builds children under their parent, without the way back', () => {
    const { posts: children } = authors.build()
    expect(children.length).toBeGreaterThanOrEqual(1)
    expect(children.length).toBeLessThanOrEqual(3)
    expect(children[0]).toHaveProperty('slug')
    expect(children[0]).not.toHaveProperty('author')
  })

  it('changes no other field when one is added', () => {
    const before = posts.buildMany(5)
    resetSequences()
    const wider = defineFactory(Post, {
      views: ({ integer }) => integer(0, 1_000),
      editor: null,
      title: ({ faker }) => faker.lorem.words(3),
    })
    for (const [i, post] of wider.buildMany(5).entries()) {
      expect(post).toMatchObject({ title: before[i]?.title, views: before[i]?.views })
    }
  })

  it('says which state is meant when there is no such one', () => {
    expect(() => (authors.as as (state: string) => unknown)('edtor')).toThrow(
      'FACTORY.UNKNOWN_STATE: the factory of Author has no state "edtor"',
    )
  })

  it('names the path of circles', () => {
    const round = defineFactory(Post, { title: ({ row }) => row.slug, slug: ({ row }) => row.title })
    expect(() => round.build()).toThrow(
      'CELL.CIRCLE: a cell needs itself: build/Post[0].title -> build/Post[0].slug -> build/Post[0].title',
    )
    expect(posts.build().title).toBeTruthy()
  })

  it('names the cell that failed and the way to see it again', () => {
    const broken = defineFactory(Post, {
      title: () => {
        throw new TypeError('no title')
      },
    })
    expect(() => broken.build()).toThrow(
      expect.objectContaining({
        code: 'CELL.FAILED',
        where: "build/Post[0].title, replay with explain 'build/Post[0].title' --seed 42",
      }),
    )
  })

  it('refuses promises', () => {
    const late = defineFactory(Post, { title: (() => Promise.resolve('x')) as never })
    expect(() => late.build()).toThrow('CELL.PROMISE')
  })

  it('refuses what is no class, and says how entities without classes are written', () => {
    const define = defineFactory as (entity: unknown, definition: object) => unknown
    expect(() => define('Post', {})).toThrow(
      'FACTORY.NOT_AN_ENTITY: defineFactory takes the class of an entity, not "Post"',
    )
    expect(() => define(undefined, {})).toThrow('FACTORY.NOT_AN_ENTITY')
  })
})
