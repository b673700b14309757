import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { FieldType, Json } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import type { Transform } from '../transform.js'
import { constant } from './constant.js'
import { createTransform } from './create-transform.js'
import { custom } from './custom.js'
import { hash } from './hash.js'
import { json } from './json.js'
import { keep } from './keep.js'
import { key } from './key.js'
import { bindKey } from './key/bind-key.js'
import { isReferenceTransform, reference } from './reference.js'
import { bindReferenceByType } from './reference-by-type.js'
import { resolveReferences } from './resolve-references.js'
import { codeOf, contextOf, fieldOf, maskedBy } from './testing/mask-harness.js'
import { anyPage } from './testing/mask.laws.js'

const column: FieldType = { kind: 'json' }
const run = (transform: Transform, values: readonly Json[], more: object = {}): Promise<readonly unknown[]> =>
  maskedBy(transform, values, { type: column, ...more })

describe('json', () => {
  const order = {
    customer: { email: 'ann@real.org', name: 'Ann Smith', vip: true, age: 34, note: null },
    items: [
      { phone: '555', tags: ['a', 'b'] },
      { phone: '556', tags: [] },
    ],
    phone: '557',
  }

  it('replaces what paths name, in lists, by wildcards and at any depth', async () => {
    const rule = json(
      { '$.customer.email': constant('E'), '$..phone': constant('P'), '$.items[*].tags[*]': keep('labels') },
      { rest: 'redact' },
    )
    expect(await run(rule, [order])).toEqual([
      {
        customer: { email: 'E', name: 'Xxx Xxxxx', vip: true, age: 0, note: null },
        items: [
          { phone: 'P', tags: ['a', 'b'] },
          { phone: 'P', tags: [] },
        ],
        phone: 'P',
      },
    ])
    expect(order.customer.email).toBe('ann@real.org')
  })

  it('keeps or refuses the rest', async () => {
    const paths = { '$.customer': constant('C') }
    expect(await run(json(paths, { rest: 'keep' }), [order])).toEqual([{ ...order, customer: 'C' }])
    const error = await run(json(paths, { rest: 'error' }), [{ ...order, 'bob@real.org': 1 }]).catch(
      (thrown: Error) => thrown,
    )
    const { message } = error as Error
    expect(message).toContain('MASK.UNNAMED_PART')
    expect(message).toContain('$.items[*].phone')
    expect(message).not.toMatch(/bob|555/)
    expect(await run(json({ $: constant('all') }, { rest: 'error' }), [order])).toEqual(['all'])
  })

  it('gives a part to the first path that names it, and parts of replaced ones to nobody', async () => {
    expect(await run(json({ '$.a': constant('first'), '$.*': constant('second') }), [{ a: 1, b: 2 }])).toEqual([
      { a: 'first', b: 'second' },
    ])
    expect(await run(json({ '$.a.b': constant('inner'), '$.a': constant('outer') }), [{ a: { b: 1 } }])).toEqual([
      { a: 'outer' },
    ])
  })

  it('agrees with columns of the domain', async () => {
    const [inColumn] = await maskedBy(hash(), ['078-05-1120'])
    expect(await run(json({ '$.ssn': hash() }), [{ ssn: '078-05-1120' }])).toEqual([{ ssn: inColumn }])
  })

  it('calls a mask once a page and path', async () => {
    let calls = 0
    const counting = createTransform({
      name: 'counting',
      common: {},
      bind: async (field, context) => {
        const mask = await constant('x').bind(field, context)
        return { ...mask, replace: (cells) => (calls++, mask.replace(cells)) }
      },
    })
    await run(json({ '$..phone': counting }), [order, order, order])
    expect(calls).toBe(1)
  })

  it('follows the policies of inner transforms, and the row', async () => {
    const named = custom(({ subject, row, value }) => `${subject} ${textOf(row['plan'] ?? null)} ${textOf(value)}`, {
      reads: ['plan'],
    })
    const rule = json({
      '$.a': named,
      '$.b': constant('B', { keepWhere: { fields: ['plan'], holds: ({ plan }) => plan === 'free' } }),
    })
    const more = { subjects: ['email:ann@x.org', undefined], row: { plan: ['free', 'paid'] } }
    expect(
      await run(
        rule,
        [
          { a: 'x', b: 'y' },
          { a: '', b: 'y' },
        ],
        more,
      ),
    ).toEqual([
      { a: 'email:ann@x.org free x', b: 'y' },
      { a: '', b: 'B' },
    ])
    const [alone] = await run(json({ '$.a': named }), [{ a: 'x' }])
    expect(alone).toEqual({ a: 'text:x null x' })
    expect((await rule.bind(fieldOf(column), contextOf())).reads).toEqual(['plan'])
    expect(await codeOf(() => run(json({ '$.a': key({ malformed: 'error' }) }), [{ a: 'ü' }]))).toBe('MASK.MALFORMED')
  })

  it('replaces names of members, and redacts those that are data', async () => {
    const rule = json({ '$.byEmail.*': keep('counts') }, { keys: { '$.byEmail': hash({ length: 32 }) } })
    const [masked] = (await run(rule, [
      { byEmail: { 'ann@real.org': 1, 'bob@real.org': 2 }, 'eve@real.org': 'x', 'amy@real.org': 'y' },
    ])) as {
      byEmail: Record<string, number>
    }[]
    expect(Object.keys(masked?.byEmail ?? {})).toEqual([
      expect.stringMatching(/^[\da-f]{32}$/),
      expect.stringMatching(/^[\da-f]{32}$/),
    ])
    expect(Object.values(masked?.byEmail ?? {})).toEqual([1, 2])
    expect(Object.keys(masked ?? {})).toEqual(['byEmail', 'xxx@xxxx.xxx', 'xxx@xxxx.xxx~2'])
    const collide = json({ '$.m.*': keep('counts') }, { keys: { '$.m': constant('one') } })
    expect(await run(collide, [{ m: { a: 1, b: 2 } }])).toEqual([{ m: { one: 1, 'one~2': 2 } }])
  })

  it('reads JSON in text columns and in texts of documents', async () => {
    const rule = json({ '$.a': constant('A') }, { rest: 'keep' })
    expect(await maskedBy(rule, ['{"a": 1, "b": [1]}', 'no JSON', '{"a":', '', null, '"x"'])).toEqual([
      '{"a":"A","b":[1]}',
      '{}',
      '{}',
      '',
      null,
      '{}',
    ])
    expect(await run(json({ '$.payload': rule }), [{ payload: '{"a":1,"b":2}' }])).toEqual([
      { payload: '{"a":"A","b":2}' },
    ])
    expect(await run(rule, ['{"a":1}', 'lone text', 7])).toEqual(['{"a":"A"}', 'lone text', 7])
    expect(await run(json({}), ['Lone text', 7, true])).toEqual(['Xxxx xxxx', 0, true])
    expect(await codeOf(() => maskedBy(rule, ['{"a":1}'], { type: { kind: 'text', length: 8 } }))).toBe('MASK.RESULT')
  })

  it('is not fooled by names of prototypes, by depth or by documents that are shared', async () => {
    const sly = JSON.parse('{"__proto__": {"email": "ann@real.org"}, "constructor": "Ann"}') as Json
    const [masked] = await run(json({ '$..email': constant('E') }), [sly])
    expect(JSON.stringify(masked)).toBe('{"__proto__":{"email":"E"},"constructor":"Xxx"}')
    const deep = JSON.parse(`${'['.repeat(400)}"ann"${']'.repeat(400)}`) as Json
    expect(JSON.stringify(await run(json({ '$..x': constant('X') }), [deep]))).toContain('"xxx"')
    const tooDeep = JSON.parse(`${'['.repeat(700)}"ann"${']'.repeat(700)}`) as Json
    expect(await run(json({}), [tooDeep])).toEqual([{}])
    expect(await run(json({ '$.customer.email': hash() }), [order, order])).toHaveLength(2)
  })

  it('gives no letter or digit of the rest away, and does not depend on pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (document) => {
        if (document === null) return true
        const [masked] = await run(json({}), [document as Json])
        const leaves: string[] = []
        JSON.stringify(masked, (_, value: unknown) =>
          typeof value === 'string' || typeof value === 'number' ? (leaves.push(String(value)), value) : value,
        )
        return leaves.every((leaf) => !/[\p{L}\p{N}]/u.test(leaf.replace(/[xX0]/g, '')))
      }),
    )
    const documents = fc.record({ a: fc.string({ minLength: 1 }), b: fc.integer() })
    await fc.assert(
      anyPage(() => json({ '$.a': hash() }), documents, { type: column }),
      { numRuns: 20 },
    )
  })

  it('reports every path that is none', async () => {
    const error = await run(json({ 'a.b': keep('x'), '$.ok': keep('x'), '$[': keep('x') }), []).catch(
      (thrown: Error) => thrown,
    )
    expect((error as Error).message).toContain('2 problems')
    expect(await codeOf(() => run(json({ 'a.b': keep('x') }), []))).toBe('MASK.PATH')
    expect(await codeOf(() => json({}, { rest: 'all' as 'keep' }))).toBe('MASK.OPTION')
    expect(await codeOf(() => maskedBy(json({}), [], { type: { kind: 'date' } }))).toBe('MASK.TYPE')
  })
})

describe('reference', () => {
  const int32: FieldType = { kind: 'integer', bits: 32 }
  const keyOf = (domain: string): Transform =>
    createTransform({
      name: 'key',
      common: { domain },
      bind: (field, context) => bindKey({ field, context, domain, of: int32 }),
    })

  it('waits for a plan', async () => {
    expect(await codeOf(() => maskedBy(reference('User'), [1]))).toBe('MASK.REFERENCE')
    expect(reference('User', 'uuid').reference).toEqual({ kind: 'entity', entity: 'User', field: 'uuid' })
    expect(reference({ by: 'ownerType', to: { user: 'User' } }).reference).toEqual({
      kind: 'by',
      by: 'ownerType',
      to: { user: 'User' },
    })
  })

  it('is resolved inside of documents, at any depth and in names', async () => {
    const rule = json(
      { '$.userId': reference('User'), '$.inner': json({ '$.id': reference('User') }) },
      { keys: { '$.seen': reference('User') } },
    )
    const resolved = resolveReferences(rule, (found) => {
      expect(isReferenceTransform(found)).toBe(true)
      return keyOf('key')
    })
    const [id] = await maskedBy(key(), [7], { type: int32 })
    const [masked] = (await run(resolved, [{ userId: 7, inner: '{"id":"7"}', seen: { 7: null } }])) as Record<
      string,
      unknown
    >[]
    expect(masked).toEqual({
      userId: id,
      inner: `{"id":"${textOf(id ?? null)}"}`,
      seen: { [textOf(id ?? null)]: null },
    })
  })

  it('follows the type of each row', async () => {
    const field = fieldOf(int32, { name: 'ownerId' })
    const context = contextOf()
    const users = bindKey({ field, context, domain: 'users', of: int32 })
    const byType = createTransform({
      name: 'reference',
      common: {},
      bind: () =>
        bindReferenceByType(
          field,
          'ownerType',
          new Map([
            ['user', users],
            ['country', undefined],
          ]),
        ),
    })
    const [id] = await maskedBy(key({ domain: 'users' }), [7], { type: int32 })
    const row = { ownerType: ['user', 'country', 'user'] }
    expect(await maskedBy(byType, [7, 7, null], { type: int32, row })).toEqual([id, 7, null])
    const stray = maskedBy(byType, [7], { type: int32, row: { ownerType: ['ghost'] } })
    await expect(stray).rejects.toThrow('MASK.REFERENCE')
  })
})
