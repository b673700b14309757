import type { Adapter, Entity, RowSource, Schema, Through, Tuple } from '@seed/core/adapter'

type Rows = readonly (readonly unknown[])[]

/** Rows of one entity, as the database holds them and as entities do. */
export interface Sample {
  readonly entity: string
  readonly fields: readonly string[]
  readonly stored: Rows
  readonly held: Rows
}

/** The entity of this name. */
export function entityIn(schema: Schema, name: string): Entity {
  const entity = schema.entities.find((one) => one.name === name)
  if (entity === undefined) throw new Error(`no entity ${name}`)
  return entity
}

/** A sample as a source of one batch. */
export function sourceOf({ fields, stored, held }: Omit<Sample, 'entity'>): RowSource {
  return { fields, count: stored.length, batches: (form) => [form === 'stored' ? stored : held] }
}

/** Writes samples in their order, in one transaction. */
export function write(adapter: Adapter, schema: Schema, all: readonly Sample[], through: Through): Promise<void> {
  return adapter.transaction(async (store) => {
    for (const sample of all) await store.insert(entityIn(schema, sample.entity), sourceOf(sample), through)
  })
}

/** All rows of an entity, in key order. */
export function readAll(adapter: Adapter, entity: Entity, fields: readonly string[]): Promise<readonly Tuple[]> {
  return adapter.transaction(async (store) => {
    const rows: Tuple[] = []
    for await (const page of store.read(entity, { fields })) rows.push(...page)
    return rows
  }, 'read')
}

function same(entity: string, fields: readonly string[], rows: Rows): Sample {
  return { entity, fields, stored: rows, held: rows }
}

const IDS = ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3f2504e0-4f89-41d3-9a0c-0305e82c3302'] as const
const BYTES = [Uint8Array.from([0, 1, 254, 255]), null] as const

/**
 * A few rows of every entity of the domain, parents first.
 *
 * @param zoned - True where the database keeps a zone with date-times.
 */
export function samplesFor(zoned: boolean): readonly Sample[] {
  const moments = ['2025-03-30T01:30:00', '2025-10-26T00:30:00']
  const stored = moments.map((text) => (zoned ? `${text}Z` : text))
  const held = moments.map((text) => new Date(`${text}Z`))
  const authors = (labels: readonly unknown[], [created, updated]: readonly unknown[]): Rows => [
    [5, 'Ann', 'ann@example.com', labels[0], created, updated, null, null],
    [8, 'Bo', null, labels[1], updated, updated, created, 5],
  ]
  const fields = ['id', 'name', 'email', 'labels', 'createdAt', 'updatedAt', 'deletedAt', 'mentorId']
  return [
    same('Topic', ['code'], [['art'], ["t'ea"]]),
    { entity: 'Author', fields, stored: authors(['a|b', ''], stored), held: authors([['a', 'b'], []], held) },
    photos(),
    same('Author_topics', ['author_id', 'topic_code'], [[5, 'art'], [5, "t'ea"], [8, 'art']]), // prettier-ignore
    same('Loan', ['photoId', 'authorId', 'days'], [[IDS[0], 5, 3], [IDS[0], 8, 1]]), // prettier-ignore
    same('Invoice', ['number', 'payer'], [['I-1', 5], ['I-2', 8]]), // prettier-ignore
  ]
}

function photos(): Sample {
  const fields = 'id title width price views kind meta thumbnail takenOn takenAt version ownerId topicCode'.split(' ')
  return same('Photo', fields, [
    [IDS[0], 'sea \\ "東京"', 640, '9.50', 9007199254740993n, 'grey', { a: [1, 'ü'] }, BYTES[0], '2025-03-30', '02:30:00', 0, 5, 'art'],
    [IDS[1], "sky's", 800, '123456.78', 0n, 'colour', [], BYTES[1], null, null, 3, 8, null],
  ]) // prettier-ignore
}
