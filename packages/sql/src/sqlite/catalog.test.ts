import { afterAll, describe, expect, it } from '@jest/globals'
import { entityIn } from '../testing/fixtures.js'
import { openMemory } from '../testing/sqlite.js'
import { readSqliteCatalog } from './catalog.js'

const session = openMemory(`
  CREATE TABLE tenants (id varchar PRIMARY KEY NOT NULL, code char(3) UNIQUE, name varchar(40) NOT NULL);
  CREATE TABLE "users" (
    "tenant_id" varchar NOT NULL REFERENCES Tenants ON DELETE CASCADE, -- a comment with (parentheses, CHECK (1)
    no integer NOT NULL,
    email text COLLATE NOCASE NOT NULL,
    age smallint CHECK (age BETWEEN 0 AND 150),
    mood varchar CHECK( "mood" IN ('sad)','CHECK (','happy') ) DEFAULT ('happy'),
    price decimal(8,2) NOT NULL DEFAULT 12.30,
    loud text GENERATED ALWAYS AS (upper(email)) STORED,
    quiet text AS (lower(email)) VIRTUAL,
    manager_tenant varchar, manager_no integer,
    born date DEFAULT '1970-01-01', at datetime DEFAULT '2020-01-01 00:00:00', made datetime DEFAULT (datetime('now')),
    stamp datetime DEFAULT CURRENT_TIMESTAMP,
    meta json DEFAULT '{"a":[1]}', active boolean DEFAULT (1), yes boolean DEFAULT TRUE, debt int DEFAULT -5, wake time, raw blob, ratio real,
    big bigint DEFAULT 9007199254740993, empty text DEFAULT NULL, it text DEFAULT 'it''s', span interval, point, n double precision DEFAULT 1e3,
    PRIMARY KEY (tenant_id, no),
    UNIQUE (tenant_id, email),
    CONSTRAINT "users manager" FOREIGN KEY (manager_tenant, manager_no) REFERENCES users (tenant_id, no) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "age ""or"" born" CHECK (age IS NOT NULL OR (born IS NOT NULL)),
    CONSTRAINT named CHECK (length(email) > 2)
  );
  CREATE UNIQUE INDEX users_active ON users (email, no DESC) WHERE active = 1 AND age > 18;
  CREATE UNIQUE INDEX users_lower ON users (lower(email), tenant_id);
  CREATE UNIQUE INDEX "users (nocase)" ON users (email COLLATE NOCASE);
  CREATE INDEX users_plain ON users (age);
  CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, "select" text, ref text REFERENCES nowhere(id));
  CREATE TABLE compact (a text, b text, PRIMARY KEY (b, a)) WITHOUT ROWID;
  CREATE TABLE copied AS SELECT 1 AS a;
  CREATE VIEW everyone AS SELECT * FROM users;
  CREATE VIRTUAL TABLE search USING fts5(body);
  CREATE TABLE seed_ledger (run int);
`)
const schema = await readSqliteCatalog(session.connection)
const users = entityIn(schema, 'users')

afterAll(() => session.close())

describe('the catalog of SQLite', () => {
  it('lists ordinary tables but its own and the ledger', () => {
    expect(schema.entities.map((entity) => [entity.name, entity.table])).toEqual(
      ['compact', 'copied', 'counted', 'tenants', 'users'].map((name) => [name, { name }]),
    )
  })

  it.each([
    ['tenant_id', { type: { kind: 'text' }, nativeType: 'varchar', nullable: false }],
    ['age', { type: { kind: 'integer', bits: 16 }, nativeType: 'smallint', nullable: true }],
    [
      'mood',
      { type: { kind: 'text' }, nativeType: 'varchar', nullable: true, default: { kind: 'constant', value: 'happy' } },
    ],
    [
      'price',
      {
        type: { kind: 'decimal', precision: 8, scale: 2 },
        nativeType: 'decimal(8,2)',
        nullable: false,
        default: { kind: 'constant', value: '12.30' },
      },
    ],
    ['loud', { type: { kind: 'text' }, nativeType: 'text', nullable: true, generated: 'computed' }],
    ['quiet', { type: { kind: 'text' }, nativeType: 'text', nullable: true, generated: 'computed' }],
    [
      'born',
      {
        type: { kind: 'date' },
        nativeType: 'date',
        nullable: true,
        default: { kind: 'constant', value: '1970-01-01' },
      },
    ],
    [
      'at',
      {
        type: { kind: 'datetime' },
        nativeType: 'datetime',
        nullable: true,
        default: { kind: 'constant', value: '2020-01-01T00:00:00' },
      },
    ],
    [
      'made',
      {
        type: { kind: 'datetime' },
        nativeType: 'datetime',
        nullable: true,
        default: { kind: 'expression', text: "datetime('now')" },
      },
    ],
    [
      'stamp',
      {
        type: { kind: 'datetime' },
        nativeType: 'datetime',
        nullable: true,
        default: { kind: 'expression', text: 'CURRENT_TIMESTAMP' },
      },
    ],
    [
      'meta',
      { type: { kind: 'json' }, nativeType: 'json', nullable: true, default: { kind: 'constant', value: { a: [1] } } },
    ],
    [
      'active',
      { type: { kind: 'boolean' }, nativeType: 'boolean', nullable: true, default: { kind: 'constant', value: true } },
    ],
    [
      'yes',
      { type: { kind: 'boolean' }, nativeType: 'boolean', nullable: true, default: { kind: 'constant', value: true } },
    ],
    [
      'debt',
      {
        type: { kind: 'integer', bits: 32 },
        nativeType: 'int',
        nullable: true,
        default: { kind: 'constant', value: -5 },
      },
    ],
    ['wake', { type: { kind: 'time' }, nativeType: 'time', nullable: true }],
    ['raw', { type: { kind: 'bytes' }, nativeType: 'blob', nullable: true }],
    ['ratio', { type: { kind: 'float', bits: 64 }, nativeType: 'real', nullable: true }],
    [
      'big',
      {
        type: { kind: 'integer', bits: 64 },
        nativeType: 'bigint',
        nullable: true,
        default: { kind: 'constant', value: 9007199254740993n },
      },
    ],
    ['empty', { type: { kind: 'text' }, nativeType: 'text', nullable: true }],
    [
      'it',
      { type: { kind: 'text' }, nativeType: 'text', nullable: true, default: { kind: 'constant', value: "it's" } },
    ],
    ['span', { type: { kind: 'integer', bits: 64 }, nativeType: 'interval', nullable: true }],
    ['point', { type: { kind: 'unknown' }, nativeType: '', nullable: true }],
    [
      'n',
      {
        type: { kind: 'float', bits: 64 },
        nativeType: 'double precision',
        nullable: true,
        default: { kind: 'constant', value: 1000 },
      },
    ],
  ])('describes the column %s', (name, expected) => {
    expect(users.fields.find((field) => field.name === name)).toEqual({ name, column: name, ...expected })
  })

  it('knows keys, which count by themselves only as INTEGER PRIMARY KEY', () => {
    expect(users.key).toEqual(['tenant_id', 'no'])
    expect(entityIn(schema, 'compact').key).toEqual(['b', 'a'])
    expect(entityIn(schema, 'compact').fields.map((field) => field.nullable)).toEqual([false, false])
    expect(entityIn(schema, 'copied').key).toEqual([])
    const [id, word] = entityIn(schema, 'counted').fields
    expect(id).toMatchObject({ name: 'id', generated: 'increment', nullable: false })
    expect(word).toMatchObject({ name: 'select' })
  })

  it('knows foreign keys: composite, to the implied key, whatever the case of names', () => {
    expect(users.relations).toEqual([
      {
        arity: '1',
        name: 'tenant_id',
        target: 'tenants',
        fields: ['tenant_id'],
        targetFields: ['id'],
        origin: 'database',
        enforced: true,
        deferrable: true,
        onDelete: 'cascade',
      },
      {
        arity: '0-1',
        name: 'manager_tenant+manager_no',
        target: 'users',
        fields: ['manager_tenant', 'manager_no'],
        targetFields: ['tenant_id', 'no'],
        origin: 'database',
        enforced: true,
        deferrable: true,
        onDelete: 'set null',
      },
    ])
    expect(entityIn(schema, 'counted').relations).toEqual([])
  })

  it('calls foreign keys unenforced where the connection does not check them', async () => {
    session.database.exec('PRAGMA foreign_keys = OFF')
    const [relation] = entityIn(await readSqliteCatalog(session.connection), 'users').relations
    session.database.exec('PRAGMA foreign_keys = ON')
    expect(relation).toMatchObject({ enforced: false })
  })

  it('knows unique constraints and indexes: partial, over expressions, of another collation', () => {
    expect(users.uniques).toEqual([
      { fields: ['tenant_id', 'email'] },
      { name: 'users_active', fields: ['email', 'no'], where: 'active = 1 AND age > 18' },
      { name: 'users_lower', fields: ['tenant_id', 'email'], expression: 'lower(email), tenant_id' },
      { name: 'users (nocase)', fields: ['email'], expression: 'email COLLATE NOCASE' },
    ])
    expect(entityIn(schema, 'tenants').uniques).toEqual([{ fields: ['code'] }])
  })

  it('knows checks; one without a name goes by its text', () => {
    expect(users.checks).toEqual([
      { name: 'age BETWEEN 0 AND 150', expression: 'age BETWEEN 0 AND 150' },
      { name: `"mood" IN ('sad)','CHECK (','happy')`, expression: `"mood" IN ('sad)','CHECK (','happy')` },
      { name: 'age "or" born', expression: 'age IS NOT NULL OR (born IS NOT NULL)' },
      { name: 'named', expression: 'length(email) > 2' },
    ])
  })
})
