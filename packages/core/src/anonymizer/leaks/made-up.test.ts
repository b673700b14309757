import { describe, expect, it } from '@jest/globals'
import { loadLocale } from '../../values/locale.js'
import { compilePaths } from '../json-path/compile-paths.js'
import { jsonKind } from '../kinds/json.js'
import { placeKind } from '../kinds/place.js'
import { textKind } from '../kinds/text.js'
import { usernameKind } from '../kinds/username.js'
import { isAboveChance } from './chance.js'
import { leavesOf } from './originals/document-leaves.js'
import { createFictionNumbers } from './originals/fiction-numbers.js'
import { createMadeUpTest } from './originals/made-up.js'
import { field, scanTestTables, table } from './testing/scan.js'

const JSON_TYPE = { kind: 'json' } as const

describe('what replacements may be by chance', () => {
  it('parts of documents that many people share prove nothing in other rows; other parts do', async () => {
    const [city] = await compilePaths(['$.city'], 'people', 'place')
    const parts = [{ path: city as NonNullable<typeof city>, kind: placeKind }]
    const scan = async (stored: Readonly<Record<string, string>>, given: typeof parts): Promise<string> => {
      const people = table(
        'people',
        [field('place', JSON_TYPE)],
        [{ place: { city: 'North Little Rock', door: 'Q7-1881-KX' } }],
      )
      const secret = { table: 'people', field: 'place', kind: jsonKind, parts: given }
      const target = table('people', [field('place', JSON_TYPE)], [{ place: stored }])
      return (await scanTestTables({ source: [people], target: [target], secrets: [secret] })).verdict
    }
    expect(await scan({ city: 'North Little Rock' }, parts)).toBe('PASS')
    expect(await scan({ city: 'North Little Rock' }, [])).toBe('FAIL')
    expect(await scan({ note: 'Q7-1881-KX' }, parts)).toBe('FAIL')
  })

  it('knows the part that each leaf of a document is in', async () => {
    const paths = await compilePaths(['$.to', '$.list[*].name'], 'E', 'f')
    const parts = paths.map((path, i) => ({ path, kind: i === 0 ? placeKind : textKind }))
    const found = leavesOf({ to: { city: 'A', lines: ['B'] }, list: [{ name: 'C', code: 'D' }] }, parts)
    expect(Object.fromEntries(found.map(({ value, kind }) => [value as string, kind?.name]))).toEqual({
      A: 'place',
      B: 'place',
      C: 'text',
      D: undefined,
    })
  })

  it('takes user names for names where they are made of nothing else', async () => {
    const isMadeUp = createMadeUpTest(await loadLocale('en'))
    const told = ['ron_herzog', 'Ron.Herzog', 'ron_herzog_77', 'darkknight', ''].map((name) =>
      isMadeUp(usernameKind, name),
    )
    expect(told).toEqual([true, true, false, false, false])
    expect(isMadeUp(textKind, 'ron_herzog')).toBe(false)
    expect(createMadeUpTest(undefined)(usernameKind, 'ron_herzog')).toBe(false)
  })

  it('counts how full ranges of fiction numbers are', () => {
    const numbers = createFictionNumbers()
    for (let i = 0; i < 40; i++) numbers.add(`1415555${String(100 + i).padStart(4, '0')}`)
    expect(numbers.chance('12125550199')).toBeCloseTo(40 / 40_000, 9)
    expect(numbers.chance('2125550199')).toBeCloseTo(40 / 40_000, 9)
    expect(numbers.chance('12125560199')).toBe(0)
    expect(numbers.chance('447700900123')).toBe(0)
    numbers.add('447700900999')
    expect(numbers.chance('07700900123')).toBeCloseTo(1 / 1000, 9)
  })

  it('asks the tail of the distribution where few coincidences are expected', () => {
    // Poisson: three or more of 0.2 come up once in 900 fields, six once in 13 million.
    expect([3, 4, 5].map((count) => isAboveChance(count, 0.2))).toEqual([false, false, true])
    expect([2, 3].map((count) => isAboveChance(count, 0.002))).toEqual([true, true])
  })
})
