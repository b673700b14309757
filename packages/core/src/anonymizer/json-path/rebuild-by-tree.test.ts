import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { FieldType, Json } from '../../schema/schema.js'
import type { Transform } from '../transform.js'
import { constant } from '../transforms/constant.js'
import { custom } from '../transforms/custom.js'
import { hash } from '../transforms/hash.js'
import { json } from '../transforms/json.js'
import { codeOf, maskedBy } from '../transforms/testing/mask-harness.js'

const column: FieldType = { kind: 'json' }

const name = fc.constantFrom('a', 'b', 'c', '0', 'x@y', 'z@y', '__proto__', 'constructor', 'half \ud800')
const leaf = fc.oneof(fc.constantFrom('Ann', '', ' ', 'half \ud800'), fc.integer(), fc.boolean(), fc.constant(null))
const { document } = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('document'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('document')), { maxLength: 4 }).map((members) => Object.fromEntries(members) as Json),
  ),
}))

const told: Transform = custom(({ subject, value }) => `${subject} ${JSON.stringify(value)}`)
type Rule = readonly [plain: string, quoted: string, transform: Transform]
const rules: readonly Rule[] = [
  ['$.a.b', "$['a']['b']", hash()],
  ['$.a', "$['a']", told],
  ['$.b.c.a', "$['b']['c']['a']", constant('C')],
  ['$.b.__proto__', "$['b']['__proto__']", told],
  ['$', '$', constant('whole')],
]

/** The same rules, the paths spelled with plain names or as only a JSONPath reader understands them. */
const spelled = (at: 0 | 1, wanted: readonly number[], rest: 'keep' | 'redact'): Transform => {
  const chosen = wanted.map((one) => rules[one] as Rule)
  return json(Object.fromEntries(chosen.map((rule): [string, Transform] => [rule[at], rule[2]])), { rest })
}

it('does what the reading of any path does', async () => {
  const subjects = fc.constantFrom('email:ann@x.org', undefined)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(document, subjects), { maxLength: 4 }),
      fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
      fc.constantFrom('keep' as const, 'redact' as const),
      async (rows, wanted, rest) => {
        const values = rows.map(([value]) => value)
        const trial = { type: column, subjects: rows.map(([, whose]) => whose) }
        const plain = await maskedBy(spelled(0, wanted, rest), values, trial)
        expect(plain).toEqual(await maskedBy(spelled(1, wanted, rest), values, trial))
      },
    ),
    { numRuns: 300 },
  )
})

it('leaves the documents as they were, and names a document as a whole', async () => {
  const before = { a: { b: 'Ann', c: [1] } }
  const text = JSON.stringify(before)
  expect(await maskedBy(spelled(0, [0], 'keep'), [before], { type: column })).not.toEqual([before])
  expect(JSON.stringify(before)).toBe(text)
  expect(await maskedBy(spelled(0, [4, 1], 'keep'), [before, 'lone'], { type: column })).toEqual(['whole', 'whole'])
})

it('lets nothing through that is no document', async () => {
  const more = { type: column, subjects: ['email:x', 'email:x', 'email:x'] }
  const tooDeep = JSON.parse(`${'['.repeat(700)}"ann"${']'.repeat(700)}`) as Json
  const rest = json({ '$.a': told }, { rest: 'keep' })
  expect(await maskedBy(rest, [tooDeep, { b: 'half \ud800' }, 'half \ud800'], more)).toEqual([{}, {}, {}])
  const strict = json({ '$.a': told }, { rest: 'keep', malformed: 'error' })
  expect(await codeOf(() => maskedBy(strict, [tooDeep], more))).toBe('MASK.MALFORMED')
})
