import { describe, expect, it } from '@jest/globals'
import type { Value } from '../../schema/schema.js'
import type { Cells, CommonOptions, Mask } from '../transform.js'
import { createTransform } from '../transforms/create-transform.js'
import { maskValues } from './mask-values.js'

/** Marks what it was given: well-formed words in angle brackets, others in braces. */
const marking: Mask = {
  kind: {
    name: 'word',
    entropy: 'high',
    exact: false,
    normalise: (value) =>
      typeof value === 'string' && /^\w+$/.test(value.trim()) ? value.trim().toLowerCase() : undefined,
  },
  guarantee: { kind: 'injective' },
  replace: ({ normal, wellFormed, subjects }) =>
    normal.map((text, i) => (wellFormed[i] === true ? `<${text}|${subjects[i]}>` : `{${text.length}}`)),
}

function apply(
  values: readonly Value[],
  common: CommonOptions = {},
  others: Readonly<Record<string, readonly Value[]>> = {},
  subjects: readonly (string | undefined)[] = [],
): ReturnType<typeof maskValues> {
  const bind = (): Mask => marking
  const transform = createTransform({ name: 'mark', common, bind })
  return maskValues(marking, transform, values, {
    entity: 'User',
    field: 'word',
    subjects,
    read: (field) => others[field] ?? [],
  })
}

describe('maskValues', () => {
  it('replaces values by their normal form, and keeps NULL, empty and blank ones', () => {
    const { values, ...counts } = apply([' Ann ', null, '', '  \t', 'bob'])
    expect(values).toEqual(['<ann|word:ann>', null, '', '  \t', '<bob|word:bob>'])
    expect(counts).toEqual({ nulls: 1, targetNulls: 1, changed: 2, unchanged: 0, malformed: 0 })
  })

  it('never lets a malformed value through', () => {
    expect(apply(['a b']).values).toEqual(['{14}'])
    expect(apply(['a b', 'c'], { malformed: 'null' })).toMatchObject({ values: [null, '<c|word:c>'], malformed: 1 })
    expect(() => apply(['a b', 'c d', 'e'], { malformed: 'error' })).toThrow('MASK.MALFORMED: 2 values of User.word')
  })

  it('says nothing of the value when it refuses it', () => {
    expect(() => apply(['secret word'], { malformed: 'error' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('secret') as unknown }),
    )
  })

  it('empties or replaces what the policy says', () => {
    expect(apply(['', '  ', null], { empty: 'null', blank: 'null' }).values).toEqual([null, null, null])
    const { values, targetNulls } = apply(['', null], { empty: 'replace', null: 'replace' }, {}, [undefined, 'email:a'])
    expect(values).toEqual(['{11}', '{18}'])
    expect(targetNulls).toBe(0)
  })

  it('keeps the rows of a condition, and hands on the other fields of those it replaces', () => {
    const staff = { fields: ['isStaff'], holds: (row: Readonly<Record<string, unknown>>) => row['isStaff'] === true }
    const { values, changed } = apply(['ann', 'bob'], { keepWhere: staff }, { isStaff: [true, false] })
    expect(values).toEqual(['ann', '<bob|word:bob>'])
    expect(changed).toBe(1)
  })

  it('names the subject of the row where there is one', () => {
    expect(apply(['ann', 'bob'], {}, {}, ['email:ann@x.org', undefined]).values).toEqual([
      '<ann|email:ann@x.org>',
      '<bob|word:bob>',
    ])
  })

  it('gives the lists of a page as they are where all of it is replaced', () => {
    const [values, subjects] = [
      ['ann', 'bob'],
      ['email:a', 'email:b'],
    ]
    const seen: Cells[] = []
    const watching: Mask = { ...marking, replace: (cells) => (seen.push(cells), marking.replace(cells)) }
    const transform = createTransform({ name: 'mark', common: {}, bind: () => watching })
    const around = { entity: 'User', field: 'word', subjects, read: () => values }
    const { values: masked, ...counts } = maskValues(watching, transform, values, around)
    expect(seen[0]?.values).toBe(values)
    expect(seen[0]?.subjects).toBe(subjects)
    expect(masked).toEqual(['<ann|email:a>', '<bob|email:b>'])
    expect(counts).toEqual({ nulls: 0, targetNulls: 0, changed: 2, unchanged: 0, malformed: 0 })
    expect(values).toEqual(['ann', 'bob'])
  })

  it('counts what a mask leaves as it was, documents by what they hold, and NULL for what it does not give', () => {
    const before: readonly Value[] = ['a', { a: 1, b: [1] }, { a: 1 }, { a: [1] }, new Uint8Array([1]), 'gone', 1n]
    const after = ['a', { b: [1], a: 1 }, { a: 2 }, { a: [2] }, new Uint8Array([1]), undefined, 1] as readonly Value[]
    const kind = { ...marking.kind, normalise: () => 'x' }
    const fixed: Mask = { ...marking, kind, replace: () => after }
    const transform = createTransform({ name: 'fixed', common: {}, bind: () => fixed })
    const { values, ...counts } = maskValues(fixed, transform, before, {
      entity: 'User',
      field: 'word',
      subjects: [],
      read: () => [],
    })
    expect(values[5]).toBeNull()
    expect(counts).toMatchObject({ nulls: 0, targetNulls: 1, changed: 4, unchanged: 3 })
  })
})
