import type { Adapter, Entity, RowSource, Schema, Tuple } from '@seed/core/adapter'
import { Level, Money } from './domain.js'

/** Rows of one entity in both forms, by field name. */
export interface Sample {
  readonly entity: string
  readonly fields: readonly string[]
  readonly stored: readonly (readonly unknown[])[]
  readonly held: readonly (readonly unknown[])[]
}

/** A source over rows that are written down. */
export function sourceOf(sample: Sample, batchRows = 2): RowSource {
  return {
    fields: sample.fields,
    count: sample.stored.length,
    *batches(form) {
      const rows = form === 'stored' ? sample.stored : sample.held
      for (let from = 0; from < rows.length; from += batchRows) yield rows.slice(from, from + batchRows)
    },
  }
}

/** The entity of that name. */
export function entityIn(schema: Schema, name: string): Entity {
  const entity = schema.entities.find((one) => one.name === name)
  if (entity === undefined) throw new Error(`no entity ${name}`)
  return entity
}

/** All rows of an entity, every field, in the order of the key. */
export async function readAll(
  adapter: Adapter,
  entity: Entity,
  fields: readonly string[] = entity.fields.map((field) => field.name),
): Promise<readonly Tuple[]> {
  return adapter.transaction(async (store) => {
    const rows: Tuple[] = []
    for await (const page of store.read(entity, { fields })) rows.push(...page)
    return rows
  })
}

/** Writes samples in one transaction. */
export async function write(
  adapter: Adapter,
  schema: Schema,
  samples: readonly Sample[],
  through: 'native' | 'orm',
): Promise<void> {
  await adapter.transaction(async (store) => {
    for (const sample of samples) await store.insert(entityIn(schema, sample.entity), sourceOf(sample), through)
  })
}

const same = (entity: string, fields: readonly string[], rows: readonly (readonly unknown[])[]): Sample => ({
  entity,
  fields,
  stored: rows,
  held: rows,
})

const TOKENS = ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '6fa459ea-ee8a-4ca4-894e-db77e160355e']

/** Cells of a member, stored and held. The wall-clock times include one that New York's clocks skip. */
const MEMBER: Readonly<Record<string, readonly [stored: readonly unknown[], held: readonly unknown[]]>> = {
  tenantId: both([1, 1]),
  number: both([1, 2]),
  email: both(['ann@example.com', 'bo "quote" \\t@example.com']),
  nick: both(['ann', null]),
  active: both([true, false]),
  score: both([100, 0]),
  visits: [
    [9007199254740993n, null],
    [9007199254740993n, null],
  ],
  balance: both(['12.30', '-0.05']),
  ratio: both([0.1, null]),
  role: both(['ADMIN', 'GUEST']),
  level: [
    ['2', '1'],
    [Level.High, Level.Low],
  ],
  settings: both([{ theme: 'dark', sizes: [1, 2.5, null], nested: { ok: true } }, null]),
  labels: [
    ['a,b', null],
    [['a', 'b'], null],
  ],
  birthday: both(['1990-02-28', null]),
  wakes: both(['06:30:00', null]),
  seenAt: [
    ['2025-03-09T02:30:00', null],
    [new Date('2025-03-09T02:30:00Z'), null],
  ],
  credit: [
    [1250, null],
    [new Money(1250), null],
  ],
  motto: [
    ['<ONWARD>', null],
    ['onward', null],
  ],
  token: both(TOKENS),
  createdAt: [
    ['2025-01-01T00:00:00', '2025-06-30T23:59:59'],
    [new Date('2025-01-01T00:00:00Z'), new Date('2025-06-30T23:59:59Z')],
  ],
  updatedAt: [
    ['2025-11-02T01:30:00', '2025-12-31T23:59:59'],
    [new Date('2025-11-02T01:30:00Z'), new Date('2025-12-31T23:59:59Z')],
  ],
  deletedAt: [
    [null, '2025-12-31T23:59:59'],
    [null, new Date('2025-12-31T23:59:59Z')],
  ],
  version: both([1, 3]),
  boss_tenant_id: both([null, 1]),
  boss_number: both([null, 1]),
  'home.city': both(['Oslo', 'Łódź']),
  'home.zip': both(['0150', null]),
  'work.city': both(['東京', 'Oslo']),
  'work.zip': both([null, '0151']),
}

function both(values: readonly unknown[]): readonly [readonly unknown[], readonly unknown[]] {
  return [values, values]
}

function members(): Sample {
  const fields = Object.keys(MEMBER)
  const rows = (form: 0 | 1): readonly (readonly unknown[])[] =>
    [0, 1].map((row) => fields.map((name) => MEMBER[name]?.[form][row]))
  return { entity: 'Member', fields, stored: rows(0), held: rows(1) }
}

/** Two or three rows of every entity of the domain, parents first. */
export const samples: readonly Sample[] = [
  same(
    'Tenant',
    ['id', 'slug'],
    [
      [1, 'acme'],
      [2, 'globex'],
    ],
  ),
  members(),
  same('Topic', ['code'], [['art'], ['law'], ['tea']]),
  same(
    'Author',
    ['id', 'name', 'mentorId', 'favouriteCode'],
    [
      [5, 'Ann', null, 'art'],
      [8, 'Bo', 5, null],
      [9, 'Cy', 5, 'tea'],
    ],
  ),
  same(
    'Passport',
    ['id', 'author_id'],
    [
      [TOKENS[0], 5],
      [TOKENS[1], 9],
    ],
  ),
  same(
    'Author_topics',
    ['authorsId', 'topicsCode'],
    [
      [5, 'art'],
      [5, 'tea'],
      [8, 'art'],
    ],
  ),
  same(
    'Topic_related',
    ['from_code', 'to_code'],
    [
      ['art', 'law'],
      ['law', 'art'],
    ],
  ),
  same('Asset', ['id', 'title', 'kind', 'owner_id'], [[31, 'plain', 'Asset', 8]]),
  same(
    'Photo',
    ['id', 'title', 'kind', 'owner_id', 'width', 'topic_code'],
    [
      [32, 'sea', 'photo', null, 640, 'art'],
      [33, 'sky', 'photo', 5, 800, null],
    ],
  ),
  same('Clip', ['id', 'title', 'kind', 'owner_id', 'seconds'], [[34, 'run', 'clip', 5, 1.5]]),
]
