import { describe, expect, it } from '@jest/globals'
import { schemaOf } from './catalog.js'
import { type CatalogRows, readCatalogRows } from './catalog-queries.js'

/** What MySQL 8.0 prints, by its manual ("INFORMATION_SCHEMA Tables"); no such server is run here. */
const at = { schema: 'app', table: 'users' }
const column = (name: string, type: string, more: object = {}): CatalogRows['columns'][number] => ({
  ...at,
  name,
  type,
  nullable: true,
  default: null,
  extra: '',
  ...more,
})
const ROWS: CatalogRows = {
  flavour: 'mysql',
  database: 'app',
  tables: [{ schema: 'app', name: 'users' }],
  columns: [
    column('id', 'bigint unsigned', { nullable: false, extra: 'auto_increment' }),
    column('active', 'tinyint(1)', { default: '1' }),
    column('code', 'varchar(20)', { default: "it's \\ current_timestamp" }),
    column('token', 'char(36)', { default: 'uuid()', extra: 'DEFAULT_GENERATED' }),
    column('at', 'timestamp(3)', {
      default: 'CURRENT_TIMESTAMP(3)',
      extra: 'DEFAULT_GENERATED on update CURRENT_TIMESTAMP(3)',
    }),
    column('meta', 'json'),
    column('loud', 'varchar(20)', { extra: 'VIRTUAL GENERATED' }),
    column('flag', 'bit(1)', { default: "b'0'" }),
    column('mood', "enum('a','it''s')", { default: 'a' }),
    column('size', 'int', { default: '-1' }),
  ],
  foreignKeys: [],
  indexes: [
    { ...at, name: 'PRIMARY', column: 'id', characters: undefined, expression: null },
    { ...at, name: 'users_lower', column: null, characters: undefined, expression: 'lower(`code`)' },
    { ...at, name: 'users_start', column: 'code', characters: 4, expression: null },
  ],
  checks: [
    { ...at, name: 'sized', ofColumn: false, expression: '(`size` > 0)' },
    { ...at, name: 'named', ofColumn: false, expression: "(`code` <> _utf8mb4\\'it\\\\\\'s\\')" },
  ],
}

describe('the catalog of MySQL', () => {
  const [users] = schemaOf(ROWS).entities

  it('tells literals from expressions by what it says of them', () => {
    const defaults = users?.fields.map((field) => [field.name, field.default])
    expect(Object.fromEntries(defaults ?? [])).toEqual({
      id: undefined,
      active: { kind: 'constant', value: true },
      code: { kind: 'constant', value: "it's \\ current_timestamp" },
      token: { kind: 'expression', text: 'uuid()' },
      at: { kind: 'expression', text: 'CURRENT_TIMESTAMP(3)' },
      meta: undefined,
      loud: undefined,
      flag: { kind: 'constant', value: false },
      mood: { kind: 'constant', value: 'a' },
      size: { kind: 'constant', value: -1 },
    })
  })

  it('knows types without display widths, generated columns, JSON', () => {
    expect(users?.fields).toMatchObject([
      { type: { kind: 'integer', bits: 64, unsigned: true }, generated: 'increment', nullable: false },
      { type: { kind: 'boolean' } },
      { type: { kind: 'text', length: 20 } },
      { type: { kind: 'text', length: 36, fixed: true } },
      { type: { kind: 'instant', precision: 3 } },
      { type: { kind: 'json' } },
      { generated: 'computed' },
      { type: { kind: 'boolean' } },
      { type: { kind: 'enum', values: ['a', "it's"] } },
      { type: { kind: 'integer', bits: 32 } },
    ])
  })

  it('knows indexes on expressions and on beginnings', () => {
    expect(users?.key).toEqual(['id'])
    expect(users?.uniques).toEqual([
      { name: 'users_lower', fields: ['code'], expression: 'lower("code")' },
      { name: 'users_start', fields: ['code'], expression: 'left("code", 4)' },
    ])
  })

  it('reads checks that it prints escaped once more', () => {
    expect(users?.checks).toEqual([
      { name: 'sized', expression: '`size` > 0' },
      { name: 'named', expression: "`code` <> 'it''s'" },
    ])
  })

  it('is asked for what it has: expressions of indexes, the table of a check in another view', async () => {
    const asked: string[] = []
    await readCatalogRows(
      {
        ask: async (sql) => {
          asked.push(sql)
          return sql.includes('VERSION()') ? [['8.0.36']] : sql.includes('DATABASE()') ? [['app']] : []
        },
      },
      [],
    )
    expect(asked.some((sql) => sql.includes('s.EXPRESSION'))).toBe(true)
    expect(asked.some((sql) => sql.includes("t.ENFORCED = 'YES'"))).toBe(true)
    expect(asked.some((sql) => sql.includes('k.LEVEL'))).toBe(false)
  })
})
