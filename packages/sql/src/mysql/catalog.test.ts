import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Entity, Schema } from '@seed/core/adapter'
import { entityIn } from '../testing/fixtures.js'
import { describeOnMariadb, type MysqlTestServer, type OpenMysql, startTestServer } from '../testing/mysql.js'
import { readMysqlCatalog } from './catalog.js'
import { prepareLedger } from './ledger.js'

const ddl = (billing: string): string => `
  CREATE DATABASE ${billing};
  CREATE TABLE tenants (id uuid PRIMARY KEY DEFAULT uuid(), code char(3) UNIQUE, name varchar(40) NOT NULL);
  CREATE TABLE users (
    tenant_id uuid NOT NULL,
    no int NOT NULL AUTO_INCREMENT,
    email varchar(120) NOT NULL,
    age tinyint unsigned CHECK (age BETWEEN 0 AND 150),
    mood enum('sad', 'it''s ok', 'b\\\\c') DEFAULT 'it''s ok',
    price decimal(8,2) NOT NULL CHECK (price > 0),
    loud varchar(120) GENERATED ALWAYS AS (upper(email)) STORED,
    manager_tenant uuid, manager_no int,
    born date DEFAULT '1970-01-01', at timestamp(3) NULL DEFAULT '2020-01-01 00:00:00', made datetime DEFAULT now() ON UPDATE now(),
    meta json DEFAULT '{"a": [1]}', active boolean DEFAULT true, flag bit(1) DEFAULT b'1', score decimal(6,1) DEFAULT 1, debt int DEFAULT -5,
    wake time, raw blob, ratio float, double_ratio double, big bigint DEFAULT 9007199254740993, nothing text DEFAULT NULL,
    note varchar(40) DEFAULT 'a''b\\\\c', year year, mask set('a', 'b'), place inet6, small smallint, large bigint unsigned,
    \`Odd \`\`"Name\` varchar(9),
    PRIMARY KEY (tenant_id, no), KEY (no),
    CONSTRAINT users_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT users_email UNIQUE (tenant_id, email),
    CONSTRAINT users_manager FOREIGN KEY (manager_tenant, manager_no) REFERENCES users (tenant_id, no) ON DELETE SET NULL,
    CONSTRAINT age_or_born CHECK (age IS NOT NULL OR born IS NOT NULL OR note = 'it''s \\\\'),
    UNIQUE users_note (note(5), no)
  );
  CREATE INDEX users_plain ON users (age);
  CREATE TABLE ${billing}.invoices (id int AUTO_INCREMENT PRIMARY KEY, tenant_code char(3), FOREIGN KEY (tenant_code) REFERENCES tenants (code));
  CREATE VIEW everyone AS SELECT * FROM users;
  CREATE SEQUENCE counter;
`

describeOnMariadb('the catalog of MariaDB', () => {
  let server: MysqlTestServer
  let session: OpenMysql
  let schema: Schema
  let users: Entity
  let billing: string

  beforeAll(async () => {
    server = await startTestServer()
    session = await server.open()
    billing = `${new URL(session.url).pathname.slice(1)}_billing`
    const qualified = ddl(billing).replace(
      'REFERENCES tenants (code)',
      `REFERENCES ${new URL(session.url).pathname.slice(1)}.tenants (code)`,
    )
    await session.query(qualified)
    await prepareLedger(session.connection)
    schema = await readMysqlCatalog(session.connection)
    users = entityIn(schema, 'users')
  }, 60_000)

  afterAll(() => server.stop())

  it('lists the tables of the database of the connection, without the ledger', () => {
    expect(schema.entities.map((entity) => [entity.name, entity.table, entity.origin])).toEqual([
      ['tenants', { name: 'tenants' }, 'database'],
      ['users', { name: 'users' }, 'database'],
    ])
  })

  it.each([
    ['tenant_id', { type: { kind: 'uuid' }, nativeType: 'uuid', nullable: false }],
    ['no', { type: { kind: 'integer', bits: 32 }, nativeType: 'int(11)', nullable: false, generated: 'increment' }],
    ['email', { type: { kind: 'text', length: 120 }, nativeType: 'varchar(120)', nullable: false }],
    ['age', { type: { kind: 'integer', bits: 8, unsigned: true }, nativeType: 'tinyint(3) unsigned', nullable: true }],
    [
      'mood',
      {
        type: { kind: 'enum', values: ['sad', "it's ok", 'b\\c'] },
        nativeType: "enum('sad','it''s ok','b\\\\c')",
        nullable: true,
        default: { kind: 'constant', value: "it's ok" },
      },
    ],
    ['price', { type: { kind: 'decimal', precision: 8, scale: 2 }, nativeType: 'decimal(8,2)', nullable: false }],
    [
      'loud',
      { type: { kind: 'text', length: 120 }, nativeType: 'varchar(120)', nullable: true, generated: 'computed' },
    ],
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
        nativeType: 'timestamp(3)',
        nullable: true,
        default: { kind: 'constant', value: '2020-01-01T00:00:00Z' },
      },
    ],
    [
      'made',
      {
        type: { kind: 'datetime', precision: 0 },
        nativeType: 'datetime',
        nullable: true,
        default: { kind: 'expression', text: 'current_timestamp()' },
      },
    ],
    [
      'meta',
      { type: { kind: 'json' }, nativeType: 'json', nullable: true, default: { kind: 'constant', value: { a: [1] } } },
    ],
    [
      'active',
      {
        type: { kind: 'boolean' },
        nativeType: 'tinyint(1)',
        nullable: true,
        default: { kind: 'constant', value: true },
      },
    ],
    [
      'flag',
      { type: { kind: 'boolean' }, nativeType: 'bit(1)', nullable: true, default: { kind: 'constant', value: true } },
    ],
    [
      'score',
      {
        type: { kind: 'decimal', precision: 6, scale: 1 },
        nativeType: 'decimal(6,1)',
        nullable: true,
        default: { kind: 'constant', value: '1.0' },
      },
    ],
    [
      'debt',
      {
        type: { kind: 'integer', bits: 32 },
        nativeType: 'int(11)',
        nullable: true,
        default: { kind: 'constant', value: -5 },
      },
    ],
    ['wake', { type: { kind: 'time', precision: 0 }, nativeType: 'time', nullable: true }],
    ['raw', { type: { kind: 'bytes' }, nativeType: 'blob', nullable: true }],
    ['ratio', { type: { kind: 'float', bits: 32 }, nativeType: 'float', nullable: true }],
    ['double_ratio', { type: { kind: 'float', bits: 64 }, nativeType: 'double', nullable: true }],
    [
      'big',
      {
        type: { kind: 'integer', bits: 64 },
        nativeType: 'bigint(20)',
        nullable: true,
        default: { kind: 'constant', value: 9007199254740993n },
      },
    ],
    ['nothing', { type: { kind: 'text' }, nativeType: 'text', nullable: true }],
    [
      'note',
      {
        type: { kind: 'text', length: 40 },
        nativeType: 'varchar(40)',
        nullable: true,
        default: { kind: 'constant', value: "a'b\\c" },
      },
    ],
    ['year', { type: { kind: 'integer', bits: 16 }, nativeType: 'year(4)', nullable: true }],
    ['mask', { type: { kind: 'unknown' }, nativeType: "set('a','b')", nullable: true }],
    ['place', { type: { kind: 'unknown' }, nativeType: 'inet6', nullable: true }],
    ['small', { type: { kind: 'integer', bits: 16 }, nativeType: 'smallint(6)', nullable: true }],
    [
      'large',
      { type: { kind: 'integer', bits: 64, unsigned: true }, nativeType: 'bigint(20) unsigned', nullable: true },
    ],
    ['Odd `"Name', { type: { kind: 'text', length: 9 }, nativeType: 'varchar(9)', nullable: true }],
  ])('describes the column %s', (name, expected) => {
    expect(users.fields.find((field) => field.name === name)).toEqual({ name, column: name, ...expected })
  })

  it('knows keys, those that the database makes too', () => {
    expect(users.key).toEqual(['tenant_id', 'no'])
    expect(entityIn(schema, 'tenants').fields.slice(0, 2)).toEqual([
      {
        name: 'id',
        column: 'id',
        type: { kind: 'uuid' },
        nativeType: 'uuid',
        nullable: false,
        generated: 'uuid',
        default: { kind: 'expression', text: 'uuid()' },
      },
      {
        name: 'code',
        column: 'code',
        type: { kind: 'text', length: 3, fixed: true },
        nativeType: 'char(3)',
        nullable: true,
      },
    ])
  })

  it('knows foreign keys, composite ones too; none can be put off', () => {
    expect(users.relations).toEqual([
      {
        arity: '0-1',
        name: 'manager_tenant+manager_no',
        target: 'users',
        fields: ['manager_tenant', 'manager_no'],
        targetFields: ['tenant_id', 'no'],
        origin: 'database',
        enforced: true,
        deferrable: false,
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
  })

  it('knows unique sets; one on the beginning of a column is one on an expression', () => {
    expect(users.uniques).toEqual([
      { name: 'users_email', fields: ['tenant_id', 'email'] },
      { name: 'users_note', fields: ['no', 'note'], expression: 'left("note", 5), "no"' },
    ])
    expect(entityIn(schema, 'tenants').uniques).toEqual([{ name: 'code', fields: ['code'] }])
  })

  it('knows checks in standard SQL; that of JSON is the type', () => {
    expect(users.checks).toEqual([
      { name: 'age', expression: '"age" between 0 and 150' },
      { name: 'age_or_born', expression: `"age" is not null or "born" is not null or "note" = 'it''s \\'` },
      { name: 'price', expression: '"price" > 0' },
    ])
  })

  it('reads further databases when they are asked for', async () => {
    const both = await readMysqlCatalog(session.connection, [billing])
    expect(both.entities.map((entity) => entity.name)).toEqual(['tenants', 'users', `${billing}.invoices`])
    expect(entityIn(both, `${billing}.invoices`)).toMatchObject({
      table: { schema: billing, name: 'invoices' },
      relations: [
        { arity: '0-1', target: 'tenants', fields: ['tenant_code'], targetFields: ['code'], onDelete: 'restrict' },
      ],
    })
  })
})
