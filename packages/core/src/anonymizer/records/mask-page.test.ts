import { describe, expect, it } from '@jest/globals'
import { english } from '../../values/english.js'
import type { KeyRing } from '../keys/key-ring.js'
import type { MaskContext } from '../transform.js'
import { createTransform } from '../transforms/create-transform.js'
import { compileHandlers } from './compile-handlers.js'
import type { Handlers } from './handlers.js'
import { maskPage, type MaskedPage } from './mask-page.js'
import type { Rest } from './rebuild.js'
import { mark } from './testing/marks.js'

// No transform of these tests asks for keys or words.
const context: MaskContext = {
  keys: {} as KeyRing,
  words: english,
}

async function run(records: readonly unknown[], handlers: Handlers, rest: Rest = 'keep'): Promise<MaskedPage> {
  return maskPage(records, { rules: await compileHandlers(handlers, context), rest, first: 1 })
}
const one = async (record: unknown, handlers: Handlers, rest?: Rest): Promise<unknown> =>
  (await run([record], handlers, rest)).records[0]

const email = mark('email', { identityRank: 1 })
const phone = mark('phone', { identityRank: 2, late: true })
const name = mark('name')

describe('maskPage', () => {
  it('replaces named fields and leaves the record it was given as it was', async () => {
    const record = Object.freeze({ id: 7, email: ' Ann@X.org ' })
    const masked = await one(record, { email })
    expect(masked).toEqual({ id: 7, email: '<ann@x.org|email:ann@x.org|text>' })
    expect(record).toEqual({ id: 7, email: ' Ann@X.org ' })
  })

  it('gives a name the subject that the record is about: e-mail before phone', async () => {
    const about = async (record: object): Promise<unknown> =>
      ((await one(record, { name, phone, email })) as { name: string }).name.split('|')[1]
    expect(await about({ name: 'Ann', phone: '1', email: 'a@x' })).toBe('email:a@x')
    expect(await about({ name: 'Ann', phone: '1', email: null })).toBe('phone:1')
    expect(await about({ name: 'Ann', phone: '1', email: '-' })).toBe('phone:1')
    expect(await about({ name: 'Ann', phone: '', email: '  ' })).toBe('name:ann')
  })

  it('keeps the people inside a record apart', async () => {
    const order = {
      name: 'Buyer',
      customer: { email: 'c@x', address: { name: 'Addressee' } },
      guests: [{ email: 'g@x', name: 'Guest' }, { name: 'Nobody' }],
    }
    const masked = await one(order, {
      name,
      customer: { email, address: { name } },
      guests: { email, name },
    })
    expect(masked).toMatchObject({
      name: '<buyer|email:c@x|text>',
      customer: { address: { name: '<addressee|email:c@x|text>' } },
      guests: [{ name: '<guest|email:g@x|text>' }, { name: '<nobody|email:c@x|text>' }],
    })
  })

  it('reaches fields by dots, by JSONPath and by handlers inside handlers alike', async () => {
    const record = { items: [{ to: { mail: 'a' } }, { to: { mail: 'b' } }], other: 1 }
    const expected = { items: [{ to: { mail: '<a|m:a|text>' } }, { to: { mail: '<b|m:b|text>' } }], other: 1 }
    const m = mark('m')
    for (const handlers of [
      { 'items.to.mail': m },
      { '$.items[*].to.mail': m },
      { items: { to: { mail: m } } },
      { '$..mail': m },
    ]) {
      expect(await one(record, handlers)).toEqual(expected)
    }
  })

  it('takes a member whose name holds a dot before one inside another', async () => {
    const m = mark('m')
    expect(await one({ 'a.b': 'x', a: { b: 'y' } }, { 'a.b': m })).toEqual({ 'a.b': '<x|m:x|text>', a: { b: 'y' } })
  })

  it('replaces lists of plain values one by one', async () => {
    const list = await one({ mails: ['a', null, ['b']] }, { mails: mark('m') })
    expect(list).toEqual({ mails: ['<a|m:a|text>', null, ['<b|m:b|text>']] })
  })

  it('tells the transform what each value is, and gives dates back as dates', async () => {
    const type = createTransform({
      name: 'type',
      common: {},
      bind: ({ type: { kind } }) => ({
        kind: { name: 'any', entropy: 'low', exact: true, normalise: String },
        guarantee: { kind: 'lossy' },
        replace: ({ values }) =>
          values.map((value) => (kind === 'instant' ? '2001-02-03T04:05:06.000Z' : `${kind} ${typeof value}`)),
      }),
    })
    const values = ['x', 5, 5_000_000_000, 7n, 1.5, true, new Uint8Array([1]), { a: 1 }, new Date(0)]
    const { records } = await run(
      values.map((v) => ({ v })),
      { v: type },
    )
    expect(records.map((record) => (record as { v: unknown }).v)).toEqual([
      'text string',
      'integer number',
      'integer bigint',
      'integer bigint',
      'float number',
      'boolean boolean',
      'bytes object',
      'json object',
      new Date('2001-02-03T04:05:06Z'),
    ])
  })

  it('keeps null, undefined and what is not there', async () => {
    expect(await one({ a: null, b: undefined }, { a: name, b: name, c: name })).toEqual({ a: null, b: undefined })
  })

  it('makes null of a date that is none', async () => {
    const none = new Date(NaN)
    expect(await one({ a: none, b: none }, { a: name })).toEqual({ a: null, b: none })
  })

  it('makes up a value for NULL where the policy says so', async () => {
    expect(await one({ a: null }, { a: mark('m', { null: 'replace' }) })).toMatchObject({
      a: expect.stringContaining('<'),
    })
  })

  it('calls functions with values only, and waits for them', async () => {
    const seen: unknown[] = []
    const handler = async (value: unknown): Promise<string> => (seen.push(value), `${String(value)}!`)
    const { records, counts } = await run([{ a: 1 }, { a: null }, {}], { a: handler })
    expect(records).toEqual([{ a: '1!' }, { a: null }, {}])
    expect(seen).toEqual([1])
    expect(counts).toEqual([{ values: 2, changed: 1, unchanged: 0, nulls: 1, malformed: 0 }])
  })

  it('reads other fields of the same object, else of the record', async () => {
    const reading = createTransform({
      name: 'reading',
      common: { keepWhere: { fields: ['staff'], holds: (row) => row['staff'] === true } },
      bind: () => ({
        kind: { name: 'any', entropy: 'low', exact: true, normalise: String },
        guarantee: { kind: 'lossy' },
        reads: ['tag'],
        replace: (cells) => cells.read('tag'),
      }),
    })
    const records = [
      { a: { n: 'x', tag: 'inner' }, tag: 'outer' },
      { a: { n: 'x' }, tag: 'outer' },
      { a: { n: 'x', staff: true }, tag: 'outer' },
    ]
    const masked = await run(records, { 'a.n': reading })
    expect(masked.records).toMatchObject([{ a: { n: 'inner' } }, { a: { n: 'outer' } }, { a: { n: 'x' } }])
  })

  it('replaces an object that stands in two places only where it is named', async () => {
    const shared = { city: 'Rome' }
    const masked = await one({ home: shared, work: shared }, { 'home.city': name }, 'redact')
    expect(masked).toEqual({ home: { city: '<rome|name:rome|text>' }, work: { city: null } })
    expect(shared).toEqual({ city: 'Rome' })
  })
})

describe('fields that no handler names', () => {
  const record = {
    email: 'a',
    note: 'x',
    address: { city: 'c', zip: 1 },
    items: [{ sku: 's' }, {}],
    gone: null,
    empty: {},
  }

  it('stay, become null, or are listed without a value', async () => {
    expect(await one(record, { email: name }, 'keep')).toMatchObject({ note: 'x', address: { city: 'c' } })
    expect(await one(record, { email: name, 'address.city': name }, 'redact')).toEqual({
      email: '<a|name:a|text>',
      note: null,
      address: { city: '<c|name:c|text>', zip: null },
      items: [{ sku: null }, {}],
      gone: null,
      empty: {},
    })
    const { unnamed } = await run([record], { email: name, 'address.city': name }, 'error')
    expect([...unnamed]).toEqual(['note', 'address.zip', 'items[*].sku'])
  })

  it('are not named by their data', async () => {
    const { unnamed } = await run([{ a: 'x', by: { 'ann@example.org': 1, '078-05-1120': 2 } }], { a: name }, 'error')
    expect([...unnamed]).toEqual(['by.*'])
    const byMail = { a: 'x', by: { 'ann@example.org': 1, count: 2 } }
    expect(await one(byMail, { a: name }, 'redact')).toMatchObject({ by: { count: null } })
    expect(JSON.stringify(await one(byMail, { a: name }, 'redact'))).not.toContain('ann@')
  })

  it('are found in a member called __proto__, which stays a member', async () => {
    const odd = JSON.parse('{"a": "x", "__proto__": {"b": "y"}}') as object
    const masked = (await one(odd, { a: name }, 'redact')) as object
    expect(JSON.stringify(masked)).toBe('{"a":"<x|name:x|text>","__proto__":{"b":null}}')
    expect(Object.getPrototypeOf(masked)).toBe(Object.prototype)
  })
})

describe('what maskPage refuses', () => {
  it.each([
    ['a handler that is none', { a: 5 }, 'RECORDS.BAD_OPTION: a: its handler'],
    ['a path that is none', { '$.a[': mark('m') }, 'RECORDS.BAD_PATH: $.a['],
    ['no handler at all', { a: undefined }, 'RECORDS.NO_HANDLERS'],
    ['an unknown name', { a: 'emial' }, 'RECORDS.UNKNOWN_HANDLER: a: there is no handler "emial"'],
  ])('%s', async (_, handlers, message) => {
    await expect(run([{ a: 'x' }], handlers)).rejects.toThrow(message)
  })

  it('two handlers for one value, or for one inside the other', async () => {
    const m = mark('m')
    const record = { a: { b: 'x' } }
    await expect(run([record], { 'a.b': m, '$..b': m })).rejects.toThrow('RECORDS.TWO_HANDLERS: a.b and $..b')
    const whole = createTransform({ ...m, name: 'json', common: {} })
    await expect(run([record], { a: whole, 'a.b': m })).rejects.toThrow('RECORDS.TWO_HANDLERS: a and a.b')
    await expect(run([record], { 'a.b': m, a: whole })).rejects.toThrow('RECORDS.TWO_HANDLERS: a.b and a')
  })

  it('all problems at once', async () => {
    await expect(run([], { a: 'x', b: 5 })).rejects.toThrow(/2 problems[^]*1\. RECORDS\.UNKNOWN_H[^]*2\. RECORDS\.BAD/)
  })

  it.each([[5], ['text'], [null], [['list']]])('a record that is none: %j', async (record) => {
    await expect(run([{ a: 1 }, record], { a: name })).rejects.toThrow('RECORDS.NOT_A_RECORD: record 2')
  })

  it('a record that holds itself', async () => {
    const circle: Record<string, unknown> = { a: 'x' }
    circle['self'] = circle
    await expect(run([circle], { a: name }, 'redact')).rejects.toThrow('RECORDS.TOO_DEEP')
  })

  it('a number that would not be exact', async () => {
    const big = createTransform({
      name: 'big',
      common: {},
      bind: () => ({
        kind: { name: 'any', entropy: 'low', exact: true, normalise: String },
        guarantee: { kind: 'injective' },
        replace: ({ values }) => values.map(() => 2n ** 60n),
      }),
    })
    await expect(run([{ a: 2 ** 40 }], { a: big })).rejects.toThrow('RECORDS.NUMBER_RANGE: big')
    expect(await one({ a: 2n ** 40n }, { a: big })).toEqual({ a: 2n ** 60n })
  })
})
