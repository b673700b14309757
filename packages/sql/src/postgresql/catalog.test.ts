import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Entity, Schema } from '@seed/core/adapter'
import { entityIn } from '../testing/fixtures.js'
import { startTestServer, type TestServer, type OpenPostgresql } from '../testing/postgresql.js'
import { readPostgresqlCatalog } from './catalog.js'

const DDL = `
  CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
  CREATE DOMAIN positive AS numeric(8,2) NOT NULL CHECK (VALUE > 0);
  CREATE SCHEMA billing;
  CREATE TABLE tenants (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), code char(3) UNIQUE, name varchar(40) NOT NULL);
  CREATE TABLE users (
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    no int GENERATED ALWAYS AS IDENTITY,
    email text NOT NULL,
    age smallint CHECK (age BETWEEN 0 AND 150),
    mood mood DEFAULT 'it''s ok',
    tags text[] DEFAULT '{a,"b,c"}',
    price positive,
    loud text GENERATED ALWAYS AS (upper(email)) STORED,
    manager_tenant uuid, manager_no int,
    born date DEFAULT '1970-01-01', at timestamptz(3) DEFAULT '2020-01-01 00:00:00+00', made timestamptz DEFAULT now(),
    meta jsonb DEFAULT '{"a": [1]}', active boolean DEFAULT true, score numeric(6,1) DEFAULT 1, debt int DEFAULT -5,
    wake time, raw bytea, ratio real, span interval, big bigint DEFAULT 9007199254740993, nothing text DEFAULT NULL,
    PRIMARY KEY (tenant_id, no),
    CONSTRAINT users_email_key UNIQUE (tenant_id, email) DEFERRABLE,
    CONSTRAINT users_manager FOREIGN KEY (manager_tenant, manager_no) REFERENCES users (tenant_id, no) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT age_or_born CHECK (age IS NOT NULL OR born IS NOT NULL)
  );
  CREATE UNIQUE INDEX users_active ON users (email, no) WHERE active AND age > 18;
  CREATE UNIQUE INDEX users_lower ON users (lower(email), tenant_id);
  CREATE UNIQUE INDEX users_score ON users (score) NULLS NOT DISTINCT;
  CREATE INDEX users_plain ON users (age);
  CREATE TABLE billing.invoices (id serial PRIMARY KEY, tenant_code char(3) REFERENCES tenants (code), "Odd ""Name" text);
  CREATE VIEW everyone AS SELECT * FROM users;
  CREATE TABLE parts (id int, kind text, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
  CREATE TABLE parts_a PARTITION OF parts FOR VALUES IN ('a');
  CREATE SCHEMA seed; CREATE TABLE seed.seed_ledger (run int);
`

let server: TestServer
let session: OpenPostgresql
let schema: Schema
let users: Entity

beforeAll(async () => {
  server = await startTestServer()
  session = await server.open()
  await session.client.query(DDL)
  await session.client.query("SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'German'")
  schema = await readPostgresqlCatalog(session.connection)
  users = entityIn(schema, 'users')
}, 60_000)

afterAll(() => server.stop())

const fieldOf = (name: string): unknown => {
  const { column, name: same, ...rest } = users.fields.find((field) => field.name === name) ?? { column: '', name: '' }
  expect(column).toBe(same)
  return rest
}

describe('the catalog of PostgreSQL', () => {
  it('lists the tables of all schemas but the system and the ledger; partitions go with their parent', () => {
    expect(schema.entities.map((entity) => [entity.name, entity.table])).toEqual([
      ['billing.invoices', { schema: 'billing', name: 'invoices' }],
      ['parts', { name: 'parts' }],
      ['tenants', { name: 'tenants' }],
      ['users', { name: 'users' }],
    ])
    expect(new Set(schema.entities.map((entity) => entity.origin))).toEqual(new Set(['database']))
  })

  it.each([
    ['tenant_id', { type: { kind: 'uuid' }, nativeType: 'uuid', nullable: false }],
    [
      'no',
      {
        type: { kind: 'integer', bits: 32 },
        nativeType: 'integer',
        nullable: false,
        generated: 'increment',
        identityAlways: true,
      },
    ],
    ['email', { type: { kind: 'text' }, nativeType: 'text', nullable: false }],
    ['age', { type: { kind: 'integer', bits: 16 }, nativeType: 'smallint', nullable: true }],
    [
      'mood',
      {
        type: { kind: 'enum', values: ['sad', "it's ok", 'happy'] },
        nativeType: 'mood',
        nullable: true,
        default: { kind: 'constant', value: "it's ok" },
      },
    ],
    [
      'tags',
      {
        type: { kind: 'array', of: { kind: 'text' } },
        nativeType: 'text[]',
        nullable: true,
        default: { kind: 'constant', value: ['a', 'b,c'] },
      },
    ],
    ['price', { type: { kind: 'decimal', precision: 8, scale: 2 }, nativeType: 'positive', nullable: false }],
    ['loud', { type: { kind: 'text' }, nativeType: 'text', nullable: true, generated: 'computed' }],
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
        type: { kind: 'instant', precision: 3 },
        nativeType: 'timestamp(3) with time zone',
        nullable: true,
        default: { kind: 'constant', value: '2020-01-01T00:00:00Z' },
      },
    ],
    [
      'made',
      {
        type: { kind: 'instant' },
        nativeType: 'timestamp with time zone',
        nullable: true,
        default: { kind: 'expression', text: 'now()' },
      },
    ],
    [
      'meta',
      { type: { kind: 'json' }, nativeType: 'jsonb', nullable: true, default: { kind: 'constant', value: { a: [1] } } },
    ],
    [
      'active',
      { type: { kind: 'boolean' }, nativeType: 'boolean', nullable: true, default: { kind: 'constant', value: true } },
    ],
    [
      'score',
      {
        type: { kind: 'decimal', precision: 6, scale: 1 },
        nativeType: 'numeric(6,1)',
        nullable: true,
        default: { kind: 'constant', value: '1.0' },
      },
    ],
    [
      'debt',
      {
        type: { kind: 'integer', bits: 32 },
        nativeType: 'integer',
        nullable: true,
        default: { kind: 'constant', value: -5 },
      },
    ],
    ['wake', { type: { kind: 'time' }, nativeType: 'time without time zone', nullable: true }],
    ['raw', { type: { kind: 'bytes' }, nativeType: 'bytea', nullable: true }],
    ['ratio', { type: { kind: 'float', bits: 32 }, nativeType: 'real', nullable: true }],
    ['span', { type: { kind: 'unknown' }, nativeType: 'interval', nullable: true }],
    [
      'big',
      {
        type: { kind: 'integer', bits: 64 },
        nativeType: 'bigint',
        nullable: true,
        default: { kind: 'constant', value: 9007199254740993n },
      },
    ],
    ['nothing', { type: { kind: 'text' }, nativeType: 'text', nullable: true }],
  ])('describes the column %s', (name, expected) => {
    expect(fieldOf(name)).toEqual(expected)
  })

  it('knows keys and lengths', () => {
    expect(users.key).toEqual(['tenant_id', 'no'])
    const tenants = entityIn(schema, 'tenants')
    expect(tenants.fields).toEqual([
      {
        name: 'id',
        column: 'id',
        type: { kind: 'uuid' },
        nativeType: 'uuid',
        nullable: false,
        generated: 'uuid',
        default: { kind: 'expression', text: 'gen_random_uuid()' },
      },
      {
        name: 'code',
        column: 'code',
        type: { kind: 'text', length: 3, fixed: true },
        nativeType: 'character(3)',
        nullable: true,
      },
      {
        name: 'name',
        column: 'name',
        type: { kind: 'text', length: 40 },
        nativeType: 'character varying(40)',
        nullable: false,
      },
    ])
    const [id, , odd] = entityIn(schema, 'billing.invoices').fields
    expect(id).toMatchObject({ generated: 'increment' })
    expect(id).not.toHaveProperty('default')
    expect(odd).toMatchObject({ name: 'Odd "Name' })
  })

  it('knows foreign keys: composite, deferrable, to unique columns, across schemas', () => {
    expect(users.relations).toEqual([
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
      {
        arity: '1',
        name: 'tenant_id',
        target: 'tenants',
        fields: ['tenant_id'],
        targetFields: ['id'],
        origin: 'database',
        enforced: true,
        deferrable: false,
        onDelete: 'cascade',
      },
    ])
    expect(entityIn(schema, 'billing.invoices').relations).toMatchObject([
      { arity: '0-1', target: 'tenants', fields: ['tenant_code'], targetFields: ['code'], onDelete: 'no action' },
    ])
  })

  it('knows unique constraints and indexes: partial, over expressions, deferrable, of NULLs', () => {
    expect(users.uniques).toEqual([
      { name: 'users_active', fields: ['email', 'no'], where: 'active AND age > 18' },
      { name: 'users_email_key', fields: ['tenant_id', 'email'], deferrable: true },
      { name: 'users_lower', fields: ['tenant_id', 'email'], expression: 'lower(email), tenant_id' },
      { name: 'users_score', fields: ['score'], nullsNotDistinct: true },
    ])
    expect(entityIn(schema, 'tenants').uniques).toEqual([{ name: 'tenants_code_key', fields: ['code'] }])
    expect(entityIn(schema, 'parts').key).toEqual(['id', 'kind'])
  })

  it('knows checks, those of domains included', () => {
    expect(users.checks).toEqual([
      { name: 'age_or_born', expression: 'age IS NOT NULL OR born IS NOT NULL' },
      { name: 'users_age_check', expression: 'age >= 0 AND age <= 150' },
      { name: 'positive_check', expression: '"price" > (0)::numeric' },
    ])
  })

  it('leaves the session as it was', async () => {
    expect((await session.client.query('SHOW DateStyle')).rows).toEqual([{ DateStyle: 'German, DMY' }])
  })

  it('takes another schema for the default when the session does', async () => {
    await session.client.query('SET search_path = billing')
    const seen = await readPostgresqlCatalog(session.connection)
    await session.client.query('RESET search_path')
    expect(seen.entities.map((entity) => entity.name)).toEqual([
      'invoices',
      'public.parts',
      'public.tenants',
      'public.users',
    ])
  })
})
