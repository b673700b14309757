import { expect, it } from '@jest/globals'
import type { FieldType, Value } from '../../schema/schema.js'
import type { Transform } from '../transform.js'
import { address } from './address.js'
import { bytes } from './bytes.js'
import { custom } from './custom.js'
import { date } from './date.js'
import { freeText } from './free-text.js'
import { geo } from './geo.js'
import { hash } from './hash.js'
import { key } from './key.js'
import { password } from './password.js'
import { maskedBy } from './testing/mask-harness.js'

const text: FieldType = { kind: 'text' }
const uuid = 'c9bf9e57-1685-4c89-bafb-ff5af830be8a'

/** A changed replacement no longer agrees with copies that were made before: it is a breaking change. */
const frozen: readonly (readonly [string, Transform, FieldType, Value, Value])[] = [
  ['integers', key(), { kind: 'integer', bits: 32 }, 42, 521320553],
  ['large integers', key(), { kind: 'integer', bits: 64 }, 1_577_836_800_000_000_000n, 879749965170319204n],
  ['UUIDs', key(), { kind: 'uuid' }, uuid, '59a3b5ad-f704-4446-9d68-afa95fc8dd0d'],
  ['text keys', key(), text, 'cus_ab12cd34', 'cus_896bdca7'],
  [
    'long text keys',
    key(),
    text,
    'V1StGXR8_Z5jdHi6B-myT_V1StGXR8_Z5jdHi6B-myT',
    '7oiIEf4F_DUbNYTza-qks_VjYPhMwt_uOiZVmFs-Dw1',
  ],
  ['identifiers', hash({ length: 32 }), text, '078-05-1120', '86b4d375061ec88ffd7a330f25c7e2ae'],
  ['dates', date(), { kind: 'date' }, '2024-02-29', '2024-02-06'],
  ['dates by value', date({ shift: 'value', days: 100, keepYear: true }), { kind: 'date' }, '2024-02-29', '2024-05-16'],
  ['addresses', address(), text, '1 Real Road, Springfield', '69468 Bath Road, Loveland, NE 68129'],
  ['points', geo(), text, '48.1374,11.5755', '48.13871,11.513743'],
  ['bytes', bytes(), { kind: 'bytes' }, Uint8Array.of(1, 2, 3, 4), Uint8Array.of(109, 191, 29, 11)],
  ['prose', freeText(), text, 'Ann called twice. Call back!', 'Cilicium capto. A odio ex!'],
  ['values by a function', custom(({ tag, pick }) => `${tag(8)} ${pick(['a', 'b', 'c'])}`), text, 'x', 'f3fq3dzg c'],
  [
    'passwords',
    password({ password: 'letmein', rounds: 4 }),
    text,
    'x',
    '$2b$04$KVaryeTkinwcClCYaW1QT.Ylx5whYI3fsZu1jHmpLYngzNRRfZdRi',
  ],
]

for (const [name, transform, type, value, replacement] of frozen) {
  it(`replaces ${name} as ever`, async () => {
    expect(await maskedBy(transform, [value], { type, subjects: ['email:ann@example.org'] })).toEqual([replacement])
  })
}
