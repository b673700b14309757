import { describe, expect, it } from '@jest/globals'
import { asDate, toEntityValue } from './entity-value.js'
import { nameJoinEntity, nameJoinRelation } from './join-names.js'
import { sameKey } from './same-key.js'

const noon = new Date('2026-01-31T12:00:00Z')

describe('toEntityValue', () => {
  it.each([
    [{ kind: 'date' }, noon, '2026-01-31'],
    [{ kind: 'instant' }, '2026-01-31T12:00:00Z', noon],
    [{ kind: 'datetime' }, '2026-01-31T12:00:00', noon],
    [{ kind: 'integer', bits: 64 }, 2n ** 60n, '1152921504606846976'],
    [{ kind: 'integer', bits: 32 }, 5, 5],
    [{ kind: 'bytes' }, new Uint8Array([1, 2]), Buffer.from([1, 2])],
    [{ kind: 'array', of: { kind: 'integer', bits: 64 } }, [1n, null], ['1', null]],
    [{ kind: 'text' }, '2026-01-31', '2026-01-31'],
    [{ kind: 'instant' }, null, null],
  ] as const)('of %j', (type, value, expected) => {
    expect(toEntityValue(type)(value)).toEqual(expected)
  })

  it('leaves moments to whoever moves them', () => {
    const moments = { datetime: () => 'moved', instant: asDate }
    expect(toEntityValue({ kind: 'array', of: { kind: 'datetime' } }, moments)([noon])).toEqual(['moved'])
    expect(toEntityValue({ kind: 'instant' }, moments)(noon)).toEqual(noon)
  })

  it('takes a day for its midnight in UTC', () => {
    expect(asDate('2026-01-31')).toEqual(new Date('2026-01-31T00:00:00Z'))
    expect(asDate('2026-01-31 12:00')).toEqual(noon)
  })
})

describe('sameKey', () => {
  it.each([
    [5n, '5', true],
    [5, 5n, true],
    [noon, new Date(noon), true],
    [Buffer.from([1]), new Uint8Array([1]), true],
    [{ a: 1 }, { a: 1 }, true],
    [5, 6, false],
    [undefined, 5, false],
    [null, undefined, false],
    ['', 0, false],
  ])('%p and %p: %p', (found, given, expected) => {
    expect(sameKey(found, given)).toBe(expected)
  })
})

describe('names of join entities', () => {
  it('take the side that comes first in the alphabet', () => {
    const author = { entity: 'Author', property: 'profile.topics' }
    expect(nameJoinEntity({ entity: 'Topic', property: 'authors' }, author)).toBe('Author_profile_topics')
    expect(nameJoinEntity(author)).toBe('Author_profile_topics')
  })

  it('give relations the names of their sides, unless a column has it', () => {
    expect(nameJoinRelation('Author', ['authorId'])).toBe('author')
    expect(nameJoinRelation('Author', ['author'])).toBe('_Author')
  })
})
