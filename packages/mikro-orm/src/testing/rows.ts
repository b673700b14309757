import type { Adapter, Entity, RowSource, Schema, Tuple } from '@seed/core/adapter'
import { Money } from './domain.js'

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

/** All rows of an entity, in the order of the key. */
export async function readAll(adapter: Adapter, entity: Entity, fields: readonly string[]): Promise<readonly Tuple[]> {
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
  batchRows = 2,
): Promise<void> {
  await adapter.transaction(async (store) => {
    for (const sample of samples)
      await store.insert(entityIn(schema, sample.entity), sourceOf(sample, batchRows), through)
  })
}

/** Rows that are stored as they are held. */
export function same(entity: string, fields: readonly string[], rows: readonly (readonly unknown[])[]): Sample {
  return { entity, fields, stored: rows, held: rows }
}

type Cells = readonly [stored: readonly unknown[], held: readonly unknown[]]
const both = (cells: readonly unknown[]): Cells => [cells, cells]
const PHOTO = new Uint8Array([0, 1, 254, 255])

/** Cells of two members; the wall-clock times include one that New York's clocks skip. */
const MEMBER: Readonly<Record<string, Cells>> = {
  tenantId: both([1, 1]),
  number: both([1, 2]),
  email: [['ann@example.com', `bo "quote" \\t'?@example.com`], ['Ann@Example.com', `BO "QUOTE" \\T'?@example.com`]], // prettier-ignore
  nick: both(['ann', null]),
  active: both([true, false]),
  balance: both(['12.30', '-0.05']),
  rating: both(['4.5', null]),
  visits: both([9007199254740993n, null]),
  steps: both([9007199254740995n, null]),
  role: both(['ADMIN', 'GUEST']),
  level: [['2', '1'], [2, 1]], // prettier-ignore
  settings: both([{ theme: 'dark?', sizes: [1, 2.5, null], nested: { ok: true } }, null]),
  birthday: both(['1990-02-28', null]),
  wakes: both(['06:30:00', null]),
  credit: [[1250, null], [new Money(1250), null]], // prettier-ignore
  token: both(['3f2504e0-4f89-41d3-9a0c-0305e82c3301', null]),
  photo: both([PHOTO, null]),
  'home.city': both(['Łódź', null]),
  'home.geo.latitude': both([51.75, null]),
  'home.geo.placeName': both(['Piotrkowska', null]),
  second: [
    [{ city: 'Oslo', geo: { latitude: 59.5, place_name: 'Bygdøy' } }, null],
    [{ city: 'Oslo', geo: { latitude: 59.5, placeName: 'Bygdøy' } }, null],
  ],
  boss_tenant_id: both([null, 1]),
  boss_number: both([null, 1]),
  state: both(['old', 'new']),
  // MikroORM itself begins at 1, whatever it is given.
  version: both([1, 1]),
}

/** Moments by column type: with a zone on PostgreSQL, without one elsewhere. */
const MOMENTS: Readonly<Record<string, readonly (string | null)[]>> = {
  seenAt: ['2025-03-09T02:30:00', null],
  createdAt: ['2025-01-01T00:00:00', '2025-06-30T23:59:59'],
  updatedAt: ['2025-11-02T01:30:00', '2025-12-31T23:59:59'],
  deletedAt: [null, '2025-12-31T23:59:59'],
}

/** Rows of most entities, parents first. */
export function samplesFor(schema: Schema): readonly Sample[] {
  const zoned = entityIn(schema, 'Member').fields.find(({ name }) => name === 'seenAt')?.type.kind === 'instant'
  const moments = Object.entries(MOMENTS).map(([name, texts]): [string, Cells] => [
    name,
    [
      texts.map((text) => (text === null ? null : `${text}${zoned ? 'Z' : ''}`)),
      texts.map((text) => (text === null ? null : new Date(`${text}Z`))),
    ],
  ])
  const labels = entityIn(schema, 'Member').fields.find(({ name }) => name === 'labels')?.type.kind === 'array'
  const cells = new Map<string, Cells>([
    ...Object.entries(MEMBER),
    ...moments,
    ['labels', [[labels ? ['a', 'b'] : 'a,b', null], [['a', 'b'], null]]], // prettier-ignore
  ])
  const rows = (form: 0 | 1): readonly unknown[][] => [0, 1].map((row) => [...cells.values()].map((cell) => cell[form][row])) // prettier-ignore
  return [
    same('Tenant', ['id', 'name'], [[1, 'One'], [2, 'Two']]), // prettier-ignore
    { entity: 'Member', fields: [...cells.keys()], stored: rows(0), held: rows(1) },
    same('Topic', ['id', 'title'], [[1, 'Sea'], [2, 'Sky']]), // prettier-ignore
    same('Label', ['code', 'rank'], [['x', 1], ['y', 2]]), // prettier-ignore
    same('Animal', ['id', 'name', 'kind'], [[1, 'Any', 'animal']]), // prettier-ignore
    same('Cat', ['id', 'name', 'kind', 'lives', 'prey_id'], [[2, 'Tom', 'cat', 9, 1], [3, 'Kit', 'cat', 8, 2]]), // prettier-ignore
    same('Dog', ['id', 'name', 'kind', 'tricks'], [[4, 'Rex', 'dog', 2]]), // prettier-ignore
  ]
}
