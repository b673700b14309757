import { memoryAdapter, type MemoryAdapter } from '../../../memory/adapter.js'
import type { MemoryRow } from '../../../memory/client.js'
import type { FieldType, Json } from '../../../schema/schema.js'
import { makeChild, makeEntity, makeField, makeSchema, makeToOne } from '../../../schema/testing/make.js'

const text: FieldType = { kind: 'text', length: 255 }
const json: FieldType = { kind: 'json' }

/** Tables whose names tell little: what is in them has to. */
export const VAGUE = makeSchema(
  makeEntity('Thing', {
    fields: [
      makeField('id'),
      ...['alpha', 'beta', 'gamma', 'delta', 'zeta', 'kappa', 'theta', 'slug', 'login'].map((name) =>
        makeField(name, { type: text, nullable: true }),
      ),
      makeField('data', { type: json, nullable: true }),
      makeField('tags', { type: { kind: 'array', of: text }, nullable: true }),
    ],
  }),
  makeChild('Visit', [makeToOne('thing', 'Thing')], {
    fields: [makeField('happenedAt', { type: { kind: 'instant' } })],
  }),
)

const GIVEN = ['Anna', 'Peter', 'Julia', 'Thomas', 'Laura', 'Martin', 'Sophie', 'Daniel']
const FAMILY = ['Miller', 'Smith', 'Johnson', 'Brown', 'Wagner', 'Becker', 'Martin', 'Garcia']

/** A row of a person. Every value holds what no report may hold. */
export function vagueRow(i: number): MemoryRow {
  const given = GIVEN[i % 8] ?? ''
  const family = FAMILY[(i >> 3) % 8] ?? ''
  const email = `${given}.${family}.${i}@acme-corp.org`.toLowerCase()
  const data: Json = {
    customer: { email, ref: `+49 30 ${1_000_000 + i}` },
    lines: [{ qty: i, address: { town: `Musterhausen ${i}` } }],
    byPerson: { [`${given}${i}`]: i },
    theme: 'dark',
  }
  return {
    id: i,
    alpha: i % 10 === 0 ? null : email,
    beta: `+49 30 ${1_000_000 + i}`,
    gamma: `${given} ${family}`,
    delta: i % 50 === 7 ? `please call ${email} back` : 'nothing to say',
    zeta: `10.1.${i >> 8}.${i & 255}`,
    kappa: `${String(i).padStart(8, '0')}-0000-4000-8000-000000000000`,
    theta: ['red', 'green', 'blue'][i % 3] ?? '',
    slug: `slug-of-${i}`,
    login: email,
    data,
    tags: ['one', 'two'],
  }
}

/** A database with that many rows. */
export async function openVague(rows: number): Promise<MemoryAdapter> {
  const adapter = memoryAdapter(VAGUE)
  await adapter.change((client) => {
    client.insert(
      'Thing',
      Array.from({ length: rows }, (_, i) => vagueRow(i + 1)),
    )
    if (rows > 0) client.insert('Visit', [{ id: 1, thingId: 1, happenedAt: '2026-01-01T00:00:00.000Z' }])
  })
  return adapter
}
