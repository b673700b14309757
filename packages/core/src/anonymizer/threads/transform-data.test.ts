import { describe, expect, it } from '@jest/globals'
import type { FieldType, Value } from '../../schema/schema.js'
import { HANDLERS } from '../handlers/handler-names.js'
import { resolveHandler } from '../handlers/resolve-handler.js'
import type { HandlerSpec } from '../records/handlers.js'
import type { Transform } from '../transform.js'
import { constant } from '../transforms/constant.js'
import { custom } from '../transforms/custom.js'
import { email } from '../transforms/email.js'
import { json } from '../transforms/json.js'
import { password } from '../transforms/password.js'
import { reference } from '../transforms/reference.js'
import { maskedBy } from '../transforms/testing/mask-harness.js'
import { dataOf, transformOf } from './transform-data.js'

/** Options of each handler that are not the usual ones, as far as it takes any. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  address: { keep: ['type'] },
  ageBand: { width: 10, asOf: '2026-01-01' },
  band: { width: 10 },
  company: { distinct: true, maxLength: 60 },
  constant: { value: 'gone' },
  creditCard: { keepLast4: true },
  date: { shift: 'value', days: 90, multipleOf: 7 },
  email: { keepDomain: ['mail.test'], maxLength: 60 },
  geo: { grid: 0.5 },
  hash: { length: 40 },
  ip: { keep: 'subnet' },
  json: {
    paths: {
      '$.mail': { handler: 'email', keepDomain: true, null: 'replace' },
      '$.in': { handler: 'json', paths: {} },
    },
    keys: { '$.by': 'username' },
    rest: 'keep',
  },
  keep: { reason: 'a product code' },
  key: { allowSmall: true },
  password: { hash: '$2b$04$KVaryeTkinwcClCYaW1QT.Ylx5whYI3fsZu1jHmpLYngzNRRfZdRi' },
  phone: { keep: 'country', country: 'DE' },
  postcodePrefix: { keep: 2, pad: '0' },
  truncate: { length: 3 },
  truncateDate: { to: 'year' },
  url: { maxLength: 200 },
  username: { words: 'value', maxLength: 40 },
}

const TYPES: Readonly<Record<string, FieldType>> = {
  band: { kind: 'integer', bits: 32 },
  bytes: { kind: 'bytes' },
  json: { kind: 'json' },
  key: { kind: 'integer', bits: 32 },
}

const VALUES: Readonly<Record<string, readonly Value[]>> = {
  band: [17, 42],
  bytes: [Uint8Array.of(1, 2, 3)],
  json: [{ mail: 'ann@mail.test', in: '{"a":1}', by: { ann: 1 }, other: 'x' }, { mail: null }],
  key: [7, 8_000_000],
  date: ['2024-02-29'],
  ageBand: ['2001-02-03'],
  truncateDate: ['2001-02-03'],
}
const TEXTS = ['ann@mail.test', 'Ann', '10115', '1 Real Road, Springfield', '', ' ', null]

/** What a thread gets: a copy of data. */
function copied(transform: Transform): Transform {
  const data = dataOf(transform)
  if (data === undefined) throw new Error(`${transform.name} is not portable`)
  return transformOf(structuredClone(data))
}

describe('transforms out of their data', () => {
  it.each(Object.keys(HANDLERS))('%s is the same one', async (handler) => {
    const common = handler === 'keep' ? {} : { domain: 'people', empty: 'replace', malformed: 'null' }
    const spec = { handler, ...common, ...OPTIONS[handler] } as HandlerSpec
    const transform = resolveHandler('f', spec)
    const again = copied(transform)
    expect(dataOf(again)).toEqual(dataOf(transform))
    const type = TYPES[handler] ?? { kind: 'text' }
    const values = VALUES[handler] ?? TEXTS
    const subjects = values.map((_, i) => `key:users:${i}`)
    const masked = (one: Transform): Promise<readonly Value[]> => maskedBy(one, values, { type, subjects })
    expect(await masked(again)).toEqual(await masked(transform))
  })

  it('are not made of what data does not tell', () => {
    const keepWhere = { fields: ['staff'], holds: () => true }
    const others = [
      custom(() => 'x'),
      reference('User'),
      password({ password: 'letmein' }),
      constant(5n),
      constant(new Date(0)),
      email({ keepWhere }),
      json({ '$.a': email(), '$.b': custom(() => 'x') }),
      json({}, { keys: { '$.a': reference('User') } }),
    ]
    for (const transform of others) expect(dataOf(transform)).toBeUndefined()
  })
})
