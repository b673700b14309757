import { describe, expect, it } from '@jest/globals'
import type { Value } from '../../schema/schema.js'
import type { CommonOptions, Mask } from '../transform.js'
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
})
