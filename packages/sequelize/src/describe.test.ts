import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DataTypes, Sequelize } from 'sequelize'
import { type Entity, mergeSchemas, type Relation, type Schema } from '@seed/core/adapter'
import { describeSequelize } from './describe.js'
import { sequelizeAdapter } from './store.js'
import { type Databases, DIALECTS, openSqlite, sqliteOptions, startDatabases } from './testing/databases.js'
import { entityIn } from './testing/rows.js'

let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
})
afterAll(() => databases.stop())

/** What an instance with these models says, without a database. */
function described(define: (sequelize: Sequelize) => void): Schema {
  const sequelize = new Sequelize(sqliteOptions(':memory:'))
  define(sequelize)
  return describeSequelize(sequelize)
}

const relationOf = (entity: Entity, name: string): Relation | undefined =>
  entity.relations.find((relation) => relation.name === name)

describe('the described domain', () => {
  it.each(DIALECTS)('agrees with the live catalog of %s', async (name) => {
    const sequelize = await databases.open(name)
    const adapter = sequelizeAdapter(sequelize)
    const { notes, problems, schema } = mergeSchemas(await adapter.describe(), await adapter.catalog())
    expect(problems).toEqual([])
    // Sequelize makes no constraint of `constraints: false`, and makes whole indexes of partial ones on MariaDB.
    expect(notes.filter((note) => !/Photo \(takenOn\)/.test(note))).toEqual([])
    const photo = entityIn(schema, 'Photo')
    expect(photo.fields.map((field) => field.name)).toContain('takenOn')
    expect(photo.uniques).toHaveLength(name === 'mariadb' || name === 'mysql' ? 3 : 2)
    await sequelize.close()
  })

  it('says what columns keep, alike on every database but for zones and floats', async () => {
    const types: string[] = []
    for (const name of DIALECTS) {
      const sequelize = await databases.open(name)
      const { entities } = describeSequelize(sequelize)
      types.push(JSON.stringify(entities.map(({ fields }) => fields.map(({ name: field, type }) => [field, type]))))
      await sequelize.close()
    }
    for (const other of types) expect(other.replaceAll('instant', 'datetime')).toBe(types[0])
  })

  it('names entities, and models that Sequelize makes after their association', async () => {
    const sequelize = await openSqlite()
    const { entities } = describeSequelize(sequelize)
    expect(entities.map(({ name, table }) => [name, table.name])).toEqual([
      ['Author', 'authors'],
      ['Topic', 'Topics'],
      ['Photo', 'photos'],
      ['Loan', 'loans'],
      ['Author_topics', 'author_topics'],
      ['Invoice', 'Invoice'],
    ])
    expect(entityIn({ entities }, 'Author_topics')).toMatchObject({ joinTable: true, key: ['author_id', 'topic_code'] })
    expect(entityIn({ entities }, 'Loan').joinTable).toBeUndefined()
    await sequelize.close()
  })

  it('knows defaults, keys that are made, roles, and custom types', async () => {
    const sequelize = await openSqlite()
    const { entities } = describeSequelize(sequelize)
    const photo = Object.fromEntries(entityIn({ entities }, 'Photo').fields.map((field) => [field.name, field]))
    const author = Object.fromEntries(entityIn({ entities }, 'Author').fields.map((field) => [field.name, field]))
    expect(photo['id']).toMatchObject({ generated: 'uuid', nullable: false })
    expect(photo['price']?.default).toEqual({ kind: 'constant', value: '9.50' })
    expect(photo['views']?.default).toEqual({ kind: 'constant', value: 0n })
    expect(photo['meta']?.default).toEqual({ kind: 'constant', value: {} })
    expect(photo['version']).toMatchObject({ role: 'version', nullable: false })
    expect(author['id']).toMatchObject({ generated: 'increment' })
    expect([author['createdAt']?.role, author['updatedAt']?.role, author['deletedAt']?.role]).toEqual([
      'created',
      'updated',
      'deleted',
    ])
    expect(author['shout']).toBeUndefined()
    const converter = author['labels']?.converter
    expect(converter?.toStored(['a', 'b'])).toBe('a|b')
    expect(converter?.fromStored('a|b')).toEqual(['a', 'b'])
    await sequelize.close()
  })

  it('connects models by their associations', async () => {
    const sequelize = await openSqlite()
    const schema = describeSequelize(sequelize)
    const photo = entityIn(schema, 'Photo')
    expect(relationOf(photo, 'owner')).toMatchObject({
      arity: '1',
      fields: ['ownerId'],
      enforced: true,
      onDelete: 'restrict',
    })
    expect(relationOf(photo, 'topic')).toMatchObject({ arity: '0-1', targetFields: ['code'], enforced: false })
    expect(relationOf(photo, 'borrowers')).toMatchObject({
      arity: 'many',
      through: 'Loan',
      near: 'photoId',
      far: 'authorId',
    })
    expect(relationOf(photo, 'loans')).toEqual({ arity: 'inverse', name: 'loans', target: 'Loan', of: 'photoId' })
    expect(relationOf(entityIn(schema, 'Author'), 'topics')).toMatchObject({ near: 'author', far: 'topic' })
    expect(relationOf(entityIn(schema, 'Invoice'), 'payer')).toMatchObject({ target: 'Author', enforced: true })
    await sequelize.close()
  })
})

describe('models of all kinds', () => {
  const ID = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }

  it('keep their own table names and schemas', () => {
    const tablesOf = (sequelize: Sequelize): unknown => describeSequelize(sequelize).entities.map(({ table }) => table)
    const define = (sequelize: Sequelize): Sequelize => {
      sequelize.define('person', {})
      sequelize.define('Mouse', {}, { freezeTableName: true })
      sequelize.define('Note', {}, { schema: 'archive', tableName: 'notes' })
      sequelize.define('Word', {}, { schema: 'public' })
      return sequelize
    }
    expect(tablesOf(define(new Sequelize(sqliteOptions(':memory:'))))).toEqual([
      { name: 'people' },
      { name: 'Mouse' },
      { name: 'archive.notes' },
      { name: 'public.Words' },
    ])
    expect(tablesOf(define(new Sequelize('postgres://127.0.0.1/x')))).toEqual([
      { name: 'people' },
      { name: 'Mouse' },
      { schema: 'archive', name: 'notes' },
      { name: 'Words' },
    ])
  })

  it('may be polymorphic: a key that leads to several models is a plain field', () => {
    const schema = described((sequelize) => {
      const [Image, Video, Comment] = ['Image', 'Video', 'Comment'].map((name) => sequelize.define(name, {})) as [
        ReturnType<Sequelize['define']>,
        ReturnType<Sequelize['define']>,
        ReturnType<Sequelize['define']>,
      ]
      const options = { foreignKey: 'subjectId', constraints: false }
      Image.hasMany(Comment, { ...options, as: 'comments', scope: { subjectType: 'image' } })
      Video.hasMany(Comment, { ...options, as: 'comments', scope: { subjectType: 'video' } })
      Comment.belongsTo(Image, { ...options, as: 'image' })
      Comment.belongsTo(Video, { ...options, as: 'video' })
    })
    expect(schema.entities.flatMap(({ relations }) => relations)).toEqual([])
    expect(entityIn(schema, 'Comment').fields.map(({ name }) => name)).toContain('subjectId')
  })

  it('may be joined to themselves, and be known from one side only', () => {
    const schema = described((sequelize) => {
      const Person = sequelize.define('Person', { id: ID }, { timestamps: false })
      Person.belongsToMany(Person, {
        as: 'friends',
        through: 'friendships',
        foreignKey: 'personId',
        otherKey: 'friendId',
      })
      const Pet = sequelize.define('Pet', { id: ID }, { timestamps: false })
      Person.hasMany(Pet, { as: 'pets', foreignKey: { name: 'keeperId', allowNull: false } })
    })
    expect(relationOf(entityIn(schema, 'Person'), 'friends')).toMatchObject({ near: 'person', far: 'friends' })
    expect(entityIn(schema, 'Person_friends').relations.map(({ name }) => name)).toEqual(['person', 'friends'])
    expect(relationOf(entityIn(schema, 'Person'), 'pets')).toMatchObject({ arity: 'inverse', of: 'keeperId' })
    expect(relationOf(entityIn(schema, 'Pet'), 'keeperId')).toMatchObject({
      arity: '1',
      target: 'Person',
      onDelete: 'cascade',
    })
  })

  it('may have types that only the database knows, and defaults that only it can make', () => {
    const schema = described((sequelize) => {
      sequelize.define('Odd', {
        path: 'LTREE' as never,
        when: { type: DataTypes.DATE, defaultValue: DataTypes.NOW },
        token: { type: DataTypes.STRING, defaultValue: () => 'drawn' },
        count: { type: DataTypes.INTEGER, defaultValue: Sequelize.literal('1 + 1') },
        day: { type: DataTypes.DATEONLY, defaultValue: '2025-01-31' },
        none: { type: DataTypes.STRING, defaultValue: null },
      })
    })
    const fields = Object.fromEntries(entityIn(schema, 'Odd').fields.map((field) => [field.name, field]))
    expect(fields['path']).toMatchObject({ type: { kind: 'unknown' }, nativeType: 'LTREE' })
    expect(fields['when']?.default).toEqual({ kind: 'expression', text: 'now()' })
    expect(fields['day']?.default).toEqual({ kind: 'constant', value: '2025-01-31' })
    for (const name of ['token', 'count', 'none']) expect(fields[name]?.default).toBeUndefined()
  })

  it('may be scoped where they are associated', () => {
    const schema = described((sequelize) => {
      const User = sequelize.define(
        'User',
        { active: DataTypes.BOOLEAN },
        { scopes: { active: { where: { active: true } } } },
      )
      const Post = sequelize.define('Post', {})
      Post.belongsTo(User.scope('active'), { as: 'author' })
    })
    expect(relationOf(entityIn(schema, 'Post'), 'author')).toMatchObject({ target: 'User', fields: ['authorId'] })
  })
})
