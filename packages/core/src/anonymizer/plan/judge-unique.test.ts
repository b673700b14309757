import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Entity, UniqueSet, Value } from '../../schema/schema.js'
import { maskValues } from '../apply/mask-values.js'
import { textOf } from '../kinds/text.js'
import type { FieldMask } from './bind-masks.js'
import { judgeUnique } from './judge-unique.js'
import { testEntity, testField, testMask, type TestMask } from './testing/parts.js'

const FIELDS = ['a', 'b', 'c'] as const
const TEXTS = ['x', 'X', 'y', 'Y', ''] as const

/** Masks that do what they promise and not a bit more. */
const MASKS: Readonly<Record<string, TestMask>> = {
  // Turns the values around, so that replacements are values of other rows; the empty one stays.
  injective: { guarantee: { kind: 'injective' }, replace: (value) => turned(value) },
  // Different values differ in case alone.
  caseless: { guarantee: { kind: 'injective' }, caseless: true, replace: (value) => digest(value) },
  bounded: { guarantee: { kind: 'bounded', bits: 128 }, caseless: true, replace: (value) => digest(value) },
  weak: { guarantee: { kind: 'bounded', bits: 8 }, caseless: true, replace: (value) => digest(value).slice(0, 2) },
  lossy: { guarantee: { kind: 'lossy' }, replace: () => 'same' },
  few: { guarantee: { kind: 'injective' }, capacity: 3n, replace: (value) => digest(value).slice(0, 1) },
  keeping: {
    guarantee: { kind: 'injective' },
    replace: (value) => turned(value),
    keepWhere: { fields: ['kept'], holds: ({ kept }) => kept === 'yes' },
  },
  emptying: {
    guarantee: { kind: 'injective' },
    replace: (value) => turned(value),
    policy: { empty: 'null' },
  },
  nulling: {
    guarantee: { kind: 'lossy' },
    caseless: true,
    makesNull: true,
    replace: () => null,
    policy: { empty: 'null', blank: 'null' },
  },
  nearlyNulling: { guarantee: { kind: 'lossy' }, caseless: true, makesNull: true, replace: () => null },
  nullingOthers: {
    guarantee: { kind: 'lossy' },
    makesNull: true,
    replace: () => null,
    policy: { empty: 'null', blank: 'null' },
    keepWhere: { fields: ['kept'], holds: ({ kept }) => kept === 'yes' },
  },
  filling: {
    guarantee: { kind: 'injective' },
    replace: (value) => digest(value ?? 'NULL'),
    policy: { null: 'replace' },
  },
}

type Row = Readonly<Record<string, Value>>

describe('what is judged to stay unique', () => {
  it('stays unique, whatever the rows, sets and masks are', () => {
    let proven = 0
    const law = fc.property(setsOf(), fc.array(rowOf(), { maxLength: 40 }), masksOf(), (uniques, made, chosen) => {
      const entity = testEntity('Thing', ['id', 'kept', ...FIELDS], { uniques })
      const rows = uniqueRows(made, uniques)
      const masks = Object.entries(chosen).flatMap(([field, name]) =>
        name === 'none' ? [] : [testMask(entity, field, MASKS[name] as TestMask)],
      )
      const { reports, problems } = judgeUnique(entity, masks, rows.length)
      expect(reports.length + problems.length).toBe(uniques.length + 1)
      const after = masked(entity, masks, rows)
      const safe = new Set(reports.map(({ fields }) => fields.join()))
      for (const set of uniques)
        if (safe.has(set.fields.join())) {
          proven += 1
          expect(collisions(after, set)).toEqual([])
        }
    })
    fc.assert(law, { numRuns: 3_000, seed: 7 })
    // The judge does not refuse everything.
    expect(proven).toBeGreaterThan(500)
  })
})

describe('the judge', () => {
  const entity = (uniques: readonly UniqueSet[]): Entity => testEntity('Thing', ['id', ...FIELDS], { uniques })
  const judge = (
    sets: readonly UniqueSet[],
    masks: Readonly<Record<string, string>>,
    rows = 100,
  ): readonly string[] => {
    const thing = entity(sets)
    const made = Object.entries(masks).map(([field, name]) => testMask(thing, field, MASKS[name] as TestMask))
    const { reports, problems } = judgeUnique(thing, made, rows)
    return [
      ...reports.flatMap(({ fields, verdict }) => (fields[0] === 'id' ? [] : [`${fields.join()} ${verdict}`])),
      ...problems.map(({ code }) => code),
    ]
  }

  it.each([
    ['an untouched set', [{ fields: ['a'] }], { b: 'lossy' }, ['a untouched']],
    ['an injective mask', [{ fields: ['a'] }], { a: 'injective' }, ['a injective']],
    ['a bounded mask', [{ fields: ['a'] }], { a: 'bounded' }, ['a bounded']],
    ['several masks', [{ fields: ['a', 'b'] }], { a: 'injective', b: 'bounded' }, ['a,b bounded']],
    ['a lossy mask', [{ fields: ['a'] }], { a: 'lossy' }, ['ANONYMIZE.UNPROVEN_UNIQUE']],
    ['a lossy mask of a part', [{ fields: ['a', 'b'] }], { b: 'lossy' }, ['ANONYMIZE.UNPROVEN_UNIQUE']],
    [
      'a part that is safe alone',
      [{ fields: ['a', 'b'] }, { fields: ['a'] }],
      { b: 'lossy' },
      ['a,b injective', 'a untouched'],
    ],
    ['too few bits', [{ fields: ['a'] }], { a: 'weak' }, ['ANONYMIZE.COLLISION_LIKELY']],
    ['too few values', [{ fields: ['a'] }], { a: 'few' }, ['ANONYMIZE.CAPACITY']],
    ['kept rows', [{ fields: ['a'] }], { a: 'keeping' }, ['ANONYMIZE.UNPROVEN_UNIQUE']],
    ['NULLs that get a value', [{ fields: ['a'] }], { a: 'filling' }, ['ANONYMIZE.UNPROVEN_UNIQUE']],
    ['a mask that leaves nothing', [{ fields: ['a'] }], { a: 'nulling' }, ['a null']],
    ['one that leaves nothing of a part', [{ fields: ['a', 'b'] }], { a: 'nulling', b: 'lossy' }, ['a,b null']],
    ['nothing but empty texts', [{ fields: ['a'] }], { a: 'nearlyNulling' }, ['ANONYMIZE.UNPROVEN_UNIQUE']],
    ['nothing but what is kept', [{ fields: ['a'] }], { a: 'nullingOthers' }, ['ANONYMIZE.UNPROVEN_UNIQUE']],
    [
      'NULLs that are equal',
      [{ fields: ['a'], nullsNotDistinct: true }],
      { a: 'nulling' },
      ['ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    [
      'values that join equal NULLs',
      [{ fields: ['a'], nullsNotDistinct: true }],
      { a: 'emptying' },
      ['ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    [
      'a part whose NULLs differ, of NULLs that are equal',
      [{ fields: ['a', 'b'], nullsNotDistinct: true }, { fields: ['a'] }],
      { b: 'lossy' },
      ['a untouched', 'ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    ['nothing, in any case', [{ fields: ['a'], expression: 'lower(a)' }], { a: 'nulling' }, ['a null']],
    [
      'nothing, under an expression that may make something of it',
      [{ fields: ['a'], expression: "coalesce(a, '')" }],
      { a: 'nulling' },
      ['ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    ['nothing, under a condition', [{ fields: ['a'], where: 'a IS NOT NULL' }], { a: 'nulling' }, ['a null']],
    ['folded case, kept apart', [{ fields: ['a'], expression: 'lower(a)' }], { a: 'caseless' }, ['a injective']],
    ['folded case', [{ fields: ['a'], expression: 'lower(a)' }], { a: 'injective' }, ['ANONYMIZE.UNPROVEN_UNIQUE']],
    [
      'another expression',
      [{ fields: ['a'], expression: 'left(a, 3)' }],
      { a: 'caseless' },
      ['ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    [
      'a condition on a mask',
      [{ fields: ['a'], where: "(c = 'x')" }],
      { c: 'injective' },
      ['ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    ['a condition on NULL', [{ fields: ['a'], where: '("c" IS NOT NULL)' }], { c: 'lossy' }, ['a untouched']],
    [
      'a condition on NULLs that become others',
      [{ fields: ['a'], where: '(c IS NULL)' }],
      { c: 'emptying' },
      ['ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    [
      'a condition on NULLs that are filled',
      [{ fields: ['a'], where: 'c IS NOT NULL' }],
      { c: 'filling' },
      ['ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
    ['a condition on others', [{ fields: ['a'], where: '(cc = 1)' }], { c: 'lossy' }, ['a untouched']],
    [
      'a conditional part',
      [{ fields: ['a', 'b'] }, { fields: ['a'], where: 'c IS NULL' }],
      { b: 'lossy' },
      ['a untouched', 'ANONYMIZE.UNPROVEN_UNIQUE'],
    ],
  ] as const)('judges %s', (_, sets, masks, expected) => {
    expect(judge(sets, masks)).toEqual(expected)
  })

  it('tells the birthday bound of a collision, and draws the line at one in a million', () => {
    const thing = entity([{ fields: ['a'] }])
    const mask = testMask(thing, 'a', { guarantee: { kind: 'bounded', bits: 60 } })
    const probability = (rows: number): number | undefined => judgeUnique(thing, [mask], rows).reports[1]?.probability
    expect(probability(1_000_000)).toBeCloseTo((1e6 * (1e6 - 1)) / 2 / 2 ** 60, 12)
    expect(probability(1_500_000)).toBeLessThan(1e-6)
    expect(judgeUnique(thing, [mask], 2_000_000).problems.map(({ code }) => code)).toEqual([
      'ANONYMIZE.COLLISION_LIKELY',
    ])
  })

  it('takes a key for safe within a set whose NULLs are equal', () => {
    const set: UniqueSet = { fields: ['id', 'a'], nullsNotDistinct: true }
    for (const nullable of [true, false]) {
      const fields = [testField('id', { nullable }), testField('a')]
      const thing = testEntity('Thing', [], { fields, uniques: [set] })
      const { problems } = judgeUnique(thing, [testMask(thing, 'a', MASKS['lossy'] as TestMask)], 10)
      expect(problems).toHaveLength(nullable ? 1 : 0)
    }
  })

  it('looks at the sets that only the target has', () => {
    const thing = entity([])
    const mask = testMask(thing, 'a', { guarantee: { kind: 'lossy' } })
    expect(judgeUnique(thing, [mask], 10).problems).toEqual([])
    expect(judgeUnique(thing, [mask], 10, [{ fields: ['a'] }]).problems).toHaveLength(1)
  })
})

/** A cycle through all texts but the empty one, for that is nobody's replacement. */
function turned(value: Value): Value {
  const at = TEXTS.indexOf(value as 'x')
  return at === -1 || value === '' ? value : (TEXTS[(at + 1) % 4] ?? null)
}

function digest(value: Value): string {
  return createHash('sha256').update(textOf(value)).digest('hex')
}

function setsOf(): fc.Arbitrary<readonly UniqueSet[]> {
  const set = fc.subarray([...FIELDS], { minLength: 1 }).chain((fields) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<UniqueSet>({ fields }) },
      fc.constant<UniqueSet>({ fields, nullsNotDistinct: true }),
      fc.constantFrom('c IS NOT NULL', "c = 'x'").map((where): UniqueSet => ({ fields, where })),
      ...(fields.length === 1 ? [fc.constant<UniqueSet>({ fields, expression: `lower(${fields[0]})` })] : []),
    ),
  )
  return fc.uniqueArray(set, { maxLength: 3, selector: ({ fields }) => fields.join() })
}

function rowOf(): fc.Arbitrary<Row> {
  const text = fc.constantFrom<Value>(...TEXTS, null)
  return fc.record({ a: text, b: text, c: text, kept: fc.constantFrom('yes', 'no') })
}

function masksOf(): fc.Arbitrary<Readonly<Record<(typeof FIELDS)[number], string>>> {
  const name = fc.constantFrom('none', 'none', 'injective', 'injective', ...Object.keys(MASKS))
  return fc.record({ a: name, b: name, c: name })
}

/** Rows that hold the sets, the first of those that do not. */
function uniqueRows(rows: readonly Row[], sets: readonly UniqueSet[]): readonly Row[] {
  const kept: Row[] = []
  for (const row of rows) if (sets.every((set) => collisions([...kept, row], set).length === 0)) kept.push(row)
  return kept
}

function masked(entity: Entity, masks: readonly FieldMask[], rows: readonly Row[]): readonly Row[] {
  const column = (name: string): readonly Value[] => rows.map((row) => row[name] ?? null)
  const columns = masks.map(({ field, mask, transform }) => {
    const around = { entity: entity.name, field: field.name, subjects: [], read: column }
    return [field.name, maskValues(mask, transform, column(field.name), around).values] as const
  })
  return rows.map((row, at) => ({
    ...row,
    ...Object.fromEntries(columns.map(([name, values]) => [name, values[at] ?? null])),
  }))
}

/** What stands in the set twice, as SQL has it: NULL is like nothing unless told, and rows outside of the condition do not count. */
function collisions(rows: readonly Row[], set: UniqueSet): readonly string[] {
  const { fields, where, expression, nullsNotDistinct = false } = set
  const seen = new Set<string>()
  return rows
    .filter(({ c }) => where === undefined || (where === "c = 'x'" ? c === 'x' : c !== null))
    .map((row) => fields.map((name) => row[name] ?? null))
    .filter((tuple) => nullsNotDistinct || !tuple.includes(null))
    .map((tuple) => (expression === undefined ? JSON.stringify(tuple) : JSON.stringify(tuple).toLowerCase()))
    .filter((text) => seen.has(text) || !seen.add(text))
}
