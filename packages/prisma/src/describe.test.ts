import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Entity, Field, Schema } from '@seed/core/adapter'
import { describeDatamodel, type DescribeOptions } from './describe.js'
import { inlineSchemaOf } from './schema/inline-schema.js'
import { findDatamodel } from './schema/find-datamodel.js'
import { readSchema } from './schema/read-schema.js'
import { readSchemaFacts, withoutUrls } from './schema/schema-text.js'
import { makeSqliteFile, openSqliteClient, schemaOf } from './testing/clients.js'

interface Given extends DescribeOptions {
  readonly provider?: string
  readonly datasource?: string
}

async function schemaFrom(
  models: string,
  { provider = 'postgresql', datasource = '', ...options }: Given = {},
): Promise<Schema> {
  const text = `generator client {
  provider = "prisma-client"
  output = "x"
  previewFeatures = ["views"]
}
datasource db {
  provider = "${provider}"
  ${datasource}
}
${models}`
  return describeDatamodel(await readSchema([{ name: 'schema.prisma', text }], 'test'), options)
}

const entityIn = (schema: Schema, name: string): Entity => {
  const found = schema.entities.find((entity) => entity.name === name)
  if (found === undefined) throw new Error(`no ${name} in ${schema.entities.map((entity) => entity.name).join()}`)
  return found
}

/** Fields of one model by name. */
async function fieldsFrom(lines: string, given: Given = {}, others = ''): Promise<Record<string, Field>> {
  const schema = await schemaFrom(`model M {\n  id Int @id\n${lines}\n}\n${others}`, given)
  return Object.fromEntries(entityIn(schema, 'M').fields.map((field) => [field.name, field]))
}

describe('columns', () => {
  it.each<readonly [line: string, type: Field['type']]>([
    ['String', { kind: 'text' }],
    ['String @db.VarChar(80)', { kind: 'text', length: 80 }],
    ['String @db.Char(2)', { kind: 'text', length: 2, fixed: true }],
    ['String @db.Uuid', { kind: 'uuid' }],
    ['String @default(uuid())', { kind: 'uuid' }],
    ['String @db.Inet', { kind: 'unknown' }],
    ['Boolean', { kind: 'boolean' }],
    ['Int', { kind: 'integer', bits: 32 }],
    ['Int @db.SmallInt', { kind: 'integer', bits: 16 }],
    ['BigInt', { kind: 'integer', bits: 64 }],
    ['Float', { kind: 'float', bits: 64 }],
    ['Float @db.Real', { kind: 'float', bits: 32 }],
    ['Decimal', { kind: 'decimal' }],
    ['Decimal @db.Decimal(10, 2)', { kind: 'decimal', precision: 10, scale: 2 }],
    ['Decimal @db.Money', { kind: 'unknown' }],
    ['DateTime', { kind: 'datetime' }],
    ['DateTime @db.Timestamp(6)', { kind: 'datetime', precision: 6 }],
    ['DateTime @db.Timestamptz(3)', { kind: 'instant', precision: 3 }],
    ['DateTime @db.Date', { kind: 'date' }],
    ['DateTime @db.Time(0)', { kind: 'time', precision: 0 }],
    ['Json', { kind: 'json' }],
    ['Bytes', { kind: 'bytes' }],
    ['String[]', { kind: 'array', of: { kind: 'text' } }],
    ['Role', { kind: 'enum', values: ['admin', 'USER'] }],
    ['Role[]', { kind: 'array', of: { kind: 'enum', values: ['admin', 'USER'] } }],
  ])('%s', async (line, type) => {
    const { x } = await fieldsFrom(`  x ${line}`, {}, 'enum Role {\n  ADMIN @map("admin")\n  USER\n}')
    expect(x?.type).toEqual(type)
  })

  it.each<readonly [line: string, type: Field['type']]>([
    ['Int @db.UnsignedInt', { kind: 'integer', bits: 32, unsigned: true }],
    ['Int @db.TinyInt', { kind: 'integer', bits: 8 }],
    ['Boolean @db.TinyInt', { kind: 'boolean' }],
    ['Boolean @db.Bit(1)', { kind: 'boolean' }],
    ['DateTime @db.Timestamp(0)', { kind: 'instant', precision: 0 }],
    ['DateTime @db.DateTime(6)', { kind: 'datetime', precision: 6 }],
    ['Bytes @db.VarBinary(16)', { kind: 'bytes', length: 16 }],
    ['Float @db.Double', { kind: 'float', bits: 64 }],
  ])('of MySQL: %s', async (line, type) => {
    expect((await fieldsFrom(`  x ${line}`, { provider: 'mysql' }))['x']?.type).toEqual(type)
  })

  it('have names, NULLs, roles and generated values', async () => {
    const fields = await fieldsFrom(`
  optional  String?
  mapped    String   @map("other_name")
  createdAt DateTime @default(now())
  updatedAt DateTime @updatedAt
  counter   Int      @default(autoincrement())
  token     String   @default(uuid(7))
  hidden    Unsupported("point")?`)
    expect(fields).toMatchObject({
      optional: { nullable: true, column: 'optional' },
      mapped: { nullable: false, column: 'other_name' },
      createdAt: { role: 'created' },
      updatedAt: { role: 'updated' },
      counter: { generated: 'increment' },
      token: { generated: 'uuid' },
    })
    expect(Object.keys(fields)).not.toContain('hidden')
    expect(fields['counter']).not.toHaveProperty('default')
  })

  it.each<readonly [line: string, fallback: Field['default']]>([
    ['Int @default(5)', { kind: 'constant', value: 5 }],
    ['BigInt @default(9007199254740993)', { kind: 'constant', value: 9007199254740993n }],
    ['Decimal @default(1.5) @db.Decimal(10, 2)', { kind: 'constant', value: '1.50' }],
    ['Boolean @default(false)', { kind: 'constant', value: false }],
    ['Json @default("{\\"a\\":[1]}")', { kind: 'constant', value: { a: [1] } }],
    ['Bytes @default("AQI=")', { kind: 'constant', value: new Uint8Array([1, 2]) }],
    ['String[] @default(["a"])', { kind: 'constant', value: ['a'] }],
    ['Role @default(ADMIN)', { kind: 'constant', value: 'admin' }],
    ['DateTime @default("2020-01-31T10:00:00Z")', { kind: 'constant', value: '2020-01-31T10:00:00' }],
    ['DateTime @default("2020-01-31T10:00:00Z") @db.Timestamptz', { kind: 'constant', value: '2020-01-31T10:00:00Z' }],
    ['DateTime @default("2020-01-31T00:00:00Z") @db.Date', { kind: 'constant', value: '2020-01-31' }],
    ['DateTime @default("1970-01-01T10:00:00Z") @db.Time', { kind: 'constant', value: '10:00:00' }],
    ['DateTime @default(now())', { kind: 'expression', text: 'now()' }],
    ['String @default(cuid())', { kind: 'expression', text: 'cuid(1)' }],
    ['String @default(nanoid(12))', { kind: 'expression', text: 'nanoid(12)' }],
    ['String @default(dbgenerated("lower(\'X\')"))', { kind: 'expression', text: "lower('X')" }],
  ])('default to a constant or to what is asked each time: %s', async (line, fallback) => {
    const { x } = await fieldsFrom(`  x ${line}`, {}, 'enum Role {\n  ADMIN @map("admin")\n  USER\n}')
    expect(x?.default).toEqual(fallback)
  })

  it('convert names of enum members and Decimal objects, where there is something to convert', async () => {
    const fields = await fieldsFrom(
      '  role Role\n  roles Role[]\n  plain Plain\n  price Decimal\n  size Int',
      {},
      'enum Role {\n  ADMIN @map("admin")\n  USER\n}\nenum Plain {\n  A\n}',
    )
    const { role, roles, plain, price, size } = fields
    expect([role?.converter?.toStored('ADMIN'), role?.converter?.toStored('USER')]).toEqual(['admin', 'USER'])
    expect([role?.converter?.fromStored('admin'), role?.converter?.toStored(null)]).toEqual(['ADMIN', null])
    expect(roles?.converter?.toStored(['ADMIN', 'USER'])).toEqual(['admin', 'USER'])
    expect(price?.converter?.toStored({ toFixed: () => '1.50' })).toBe('1.50')
    expect([plain?.converter, size?.converter]).toEqual([undefined, undefined])
  })
})

describe('models', () => {
  it('have tables, schemas, keys and unique sets; views are left out', async () => {
    const schema = await schemaFrom(
      `model One {
  id    Int    @id
  a     String @unique
  b     String
  @@unique([a, b])
  @@map("ones")
  @@schema("public")
}
model Two {
  x Int
  y Int
  @@id([y, x])
  @@schema("crm")
}
model Three {
  code String @unique
  alt  String? @unique
  @@schema("crm")
}
// view Four {
view Five {
  id Int @unique
  @@schema("crm")
}`,
      { datasource: 'schemas = ["public", "crm"]' },
    )
    expect(schema.entities.map(({ name, table, key, uniques }) => ({ name, table, key, uniques }))).toEqual([
      { name: 'One', table: { name: 'ones' }, key: ['id'], uniques: [{ fields: ['a'] }, { fields: ['a', 'b'] }] },
      { name: 'Two', table: { schema: 'crm', name: 'Two' }, key: ['y', 'x'], uniques: [] },
      { name: 'Three', table: { schema: 'crm', name: 'Three' }, key: ['code'], uniques: [{ fields: ['alt'] }] },
    ])
  })

  it('are in the schema that the driver adapter is told', async () => {
    const model = 'model A {\n  id Int @id\n}'
    expect(entityIn(await schemaFrom(model, { schemaName: 'tenant' }), 'A').table.schema).toBe('tenant')
    expect(entityIn(await schemaFrom(model, { schemaName: 'public' }), 'A').table.schema).toBe(undefined)
  })
})

describe('relations', () => {
  const TREE = `model Node {
  id       Int    @id
  parentId Int?
  ownerId  Int
  parent   Node?  @relation("tree", fields: [parentId], references: [id])
  children Node[] @relation("tree")
  owner    Owner  @relation(fields: [ownerId], references: [id], onDelete: Cascade)
}
model Owner {
  id    Int    @id
  nodes Node[]
}`

  it('lead to one, or are the far side', async () => {
    const schema = await schemaFrom(TREE)
    expect(entityIn(schema, 'Node').relations).toMatchObject([
      {
        arity: '0-1',
        name: 'parent',
        fields: ['parentId'],
        targetFields: ['id'],
        enforced: true,
        onDelete: 'set null',
      },
      { arity: 'inverse', name: 'children', target: 'Node', of: 'parent' },
      { arity: '1', name: 'owner', target: 'Owner', onDelete: 'cascade' },
    ])
    expect(entityIn(schema, 'Owner').relations).toEqual([
      { arity: 'inverse', name: 'nodes', target: 'Node', of: 'owner' },
    ])
  })

  it('are not enforced under relationMode = "prisma"', async () => {
    const models = TREE.replace('references: [id])', 'references: [id], onDelete: Restrict, onUpdate: Restrict)')
    const schema = await schemaFrom(models, { datasource: 'relationMode = "prisma"' })
    const [parent] = entityIn(schema, 'Node').relations
    expect(parent).toMatchObject({ enforced: false })
    expect(parent).not.toHaveProperty('onDelete')
  })

  it('between many and many without a model go through a table with A and B', async () => {
    const schema = await schemaFrom(`model Post {
  id   Int   @id @default(autoincrement())
  tags Tag[]
}
model Tag {
  code  String @id @db.VarChar(9)
  posts Post[]
}`)
    expect(entityIn(schema, 'Post_tags')).toMatchObject({
      table: { name: '_PostToTag' },
      joinTable: true,
      key: ['A', 'B'],
      fields: [
        { name: 'A', type: { kind: 'integer' }, nullable: false },
        { name: 'B', type: { kind: 'text', length: 9 } },
      ],
      relations: [
        { name: 'post', target: 'Post', fields: ['A'], targetFields: ['id'], onDelete: 'cascade' },
        { name: 'tag', target: 'Tag', fields: ['B'], targetFields: ['code'] },
      ],
    })
    expect(entityIn(schema, 'Post_tags').fields[0]).not.toHaveProperty('generated')
    expect(entityIn(schema, 'Tag').relations).toEqual([
      { arity: 'many', name: 'posts', target: 'Post', through: 'Post_tags', near: 'tag', far: 'post' },
    ])
  })

  it('of a model with itself put the list that is first in the alphabet into A', async () => {
    const schema = await schemaFrom(`model User {
  id       Int    @id
  follows  User[] @relation("follow")
  fans     User[] @relation("follow")
}`)
    expect(entityIn(schema, 'User_fans').relations).toMatchObject([
      { name: 'user', fields: ['A'] },
      { name: 'fans', fields: ['B'] },
    ])
    expect(entityIn(schema, 'User').relations).toEqual([
      { arity: 'many', name: 'follows', target: 'User', through: 'User_fans', near: 'fans', far: 'user' },
      { arity: 'many', name: 'fans', target: 'User', through: 'User_fans', near: 'user', far: 'fans' },
    ])
  })
})

describe('where the schema is read', () => {
  it('is the client itself unless told', async () => {
    const file = makeSqliteFile('readings')
    const client = openSqliteClient(file.path)
    for (const one of [client, client.$extends({ query: {} })]) {
      expect(inlineSchemaOf(one)).toContain('model Sensor')
      const datamodel = await findDatamodel(one, {})
      expect(datamodel).toMatchObject({ provider: 'sqlite', emulatesRelations: false })
      expect(datamodel.models.map(({ name }) => name)).toEqual(expect.arrayContaining(['Sensor', 'User']))
    }
    expect((await findDatamodel(client, { schema: schemaOf('sqlite', 'readings') })).models).toHaveLength(2)
    await client.$disconnect()
    file.remove()
  })

  it('must be there and be right', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-schema-'))
    const path = join(folder, 'schema.prisma')
    await expect(findDatamodel(undefined, { schema: folder })).rejects.toMatchObject({ code: 'PRISMA.NO_SCHEMA' })
    await expect(findDatamodel(undefined, { schema: path })).rejects.toMatchObject({ code: 'PRISMA.NO_SCHEMA' })
    writeFileSync(path, 'model {')
    await expect(findDatamodel(undefined, { schema: path })).rejects.toMatchObject({ code: 'PRISMA.SCHEMA' })
    await expect(findDatamodel(undefined, { datamodel: path })).rejects.toMatchObject({ code: 'PRISMA.DATAMODEL' })
    await expect(findDatamodel(undefined, { datamodel: {} })).rejects.toMatchObject({ code: 'PRISMA.DATAMODEL' })
    await expect(findDatamodel({}, {})).rejects.toMatchObject({ code: 'PRISMA.SCHEMA_UNKNOWN' })
    rmSync(folder, { recursive: true })
  })

  it('is read without its addresses, which only Prisma 6 has there', async () => {
    const text = 'datasource db {\n  provider = "sqlite"\n  url = env("URL")\n}\nmodel A {\n  url String @id\n}\n'
    expect(withoutUrls(text)).toBe(text.replace('  url = env("URL")', ''))
    expect((await readSchema([{ name: 'a.prisma', text }], 'test')).models).toHaveLength(1)
  })

  it('is not misled by comments and strings', () => {
    expect(
      readSchemaFacts(`// datasource old { provider = "mysql" }
datasource db {
  url          = "file:./a//b.db" // provider = "mysql"
  provider     = "sqlite"
  relationMode = "prisma"
}
// view No {
view Yes {
}`),
    ).toEqual({ provider: 'sqlite', emulatesRelations: true, views: new Set(['Yes']) })
  })
})
