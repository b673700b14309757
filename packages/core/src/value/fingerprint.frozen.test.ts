import { expect, it } from '@jest/globals'
import type { Entity, Tuple } from '../schema/schema.js'
import { combine, EntityFingerprint } from './fingerprint.js'
import { createRowText } from './row-text.js'

// A change of these values changes the fingerprint of every data set: a breaking change.
const order: Entity = {
  name: 'Order',
  table: { name: 'orders' },
  origin: 'orm',
  fields: [
    { name: 'id', column: 'id', type: { kind: 'integer', bits: 32 }, nativeType: 'int4', nullable: false },
    {
      name: 'total',
      column: 'total',
      type: { kind: 'decimal', precision: 10, scale: 2 },
      nativeType: 'numeric(10,2)',
      nullable: false,
    },
    { name: 'placedAt', column: 'placed_at', type: { kind: 'instant' }, nativeType: 'timestamptz', nullable: true },
    { name: 'address', column: 'address', type: { kind: 'json' }, nativeType: 'jsonb', nullable: true },
    { name: 'hash', column: 'hash', type: { kind: 'bytes' }, nativeType: 'bytea', nullable: true },
  ],
  key: ['id'],
  relations: [],
  uniques: [],
  checks: [],
}
const rows: readonly Tuple[] = [
  [1, '12.50', '2026-01-01T00:00:00Z', { city: 'Köln', zip: '50667' }, new Uint8Array([0, 255])],
  [2, '0.00', null, null, null],
]

it('keeps the text of a row', () => {
  expect(createRowText(order, ['id', 'total', 'placedAt', 'address', 'hash'])(rows[0] as Tuple)).toBe(
    '["seed-row/1","orders","address","hash","id","placed_at","total"]j29:{"city":"Köln","zip":"50667"}x4:00ffd1;s19:2026-01-01T00:00:00s5:12.50',
  )
})

it('keeps the fingerprint of an entity and of a data set', () => {
  const text = createRowText(order, ['id', 'total', 'placedAt', 'address', 'hash'])
  const print = new EntityFingerprint()
  for (const row of rows) print.add(text(row))
  expect(print.hex()).toBe('07f7b0aa097547245c51aaa418a5c8a2c61e4caa2b1fd06b8390e50c384641e4')
  expect(combine([{ table: 'orders', rows: print.rows, hex: print.hex() }])).toBe(
    'dad91c7e74cabd101b4bd7aef6984c73e79a68c267cde84db35d346904b9d99c',
  )
})
