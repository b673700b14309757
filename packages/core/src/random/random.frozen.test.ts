import { describe, expect, it } from '@jest/globals'
import { chooseAmong, chooseDistinct } from './choose.js'
import { createCounts } from './counts.js'
import { createWeighted, createZipf, drawExponential, drawNormal } from './distributions.js'
import { drawBigInteger, drawChance, drawDecimal, drawInteger, drawNumber, drawPick, drawSome } from './draw.js'
import { childKey, hashKey } from './key.js'
import { createPermutation } from './permutation.js'
import { CellSource } from './source.js'

// A change of any of these values changes every data set: it is a breaking change.
const USERS = hashKey(42, 'users')
const EMAIL = hashKey('email')

/** Five rows of one cell. */
const cells = <T>(draw: (source: CellSource) => T): T[] =>
  [0, 1, 2, 3, 4].map((row) => {
    const source = new CellSource()
    const key = childKey(USERS, 0, row)
    source.point(key.hi, key.lo, EMAIL.hi, EMAIL.lo)
    return draw(source)
  })
const hashes = <T>(of: (hi: number, lo: number) => T): T[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((row) => {
    const { hi, lo } = childKey(USERS, 0, row)
    return of(hi, lo)
  })

const weighted = createWeighted([1, 2, 3, 4])
const zipf = createZipf(1_000, 1)
const blocks = [
  { key: hashKey('a'), size: 100 },
  { key: hashKey('b'), size: 50 },
]

const drawn: Readonly<Record<string, () => unknown>> = {
  key: () => [USERS, EMAIL],
  'next 32 bits': () => cells((source) => source.nextInt32()),
  unit: () => cells((source) => source.nextUnit()),
  integer: () => cells((source) => drawInteger(source, 1, 1_000)),
  'wide integer': () => cells((source) => drawInteger(source, 0, 2 ** 53 - 1)),
  'big integer': () => cells((source) => String(drawBigInteger(source, 0n, 10n ** 20n))),
  chance: () => cells((source) => drawChance(source, 0.5)),
  pick: () => cells((source) => drawPick(source, ['a', 'b', 'c', 'd'])),
  some: () => cells((source) => drawSome(source, ['a', 'b', 'c', 'd'], 2).join('')),
  number: () => cells((source) => drawNumber(source, 5, 500)),
  decimal: () => cells((source) => drawDecimal(source, '5.00', 500)),
  weighted: () => cells(weighted),
  normal: () => cells((source) => drawNormal(source)),
  exponential: () => cells((source) => drawExponential(source)),
  zipf: () => cells(zipf),
  'small permutation': () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => createPermutation(10, USERS).at(place)),
  permutation: () => [0, 1, 2, 3, 4].map((place) => createPermutation(1_000_000, USERS).at(place)),
  'largest permutation': () => [0, 1, 2].map((place) => createPermutation(2 ** 53 - 1, USERS).at(place)),
  'choice in one block': () => hashes((hi, lo) => chooseAmong(hi, lo, blocks.slice(0, 1))),
  'choice among blocks': () => hashes((hi, lo) => chooseAmong(hi, lo, blocks)),
  'different choices': () => [0, 1, 2, 3, 4].map((i) => chooseDistinct(USERS, blocks, i, [], 5)),
  'different choices of few': () => [0, 1, 2, 3].map((i) => chooseDistinct(USERS, [{ key: EMAIL, size: 5 }], i, [], 4)),
  counts: () => {
    const counts = createCounts(10, { min: 1, max: 5 }, (parent) => childKey(USERS, 0, parent), EMAIL)
    return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((parent) => counts.countOf(parent))
  },
  'counts with a total': () => {
    const counts = createCounts(10, { min: 1, max: 5, total: 30 }, () => USERS, EMAIL)
    return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((parent) => counts.countOf(parent))
  },
}

const frozen: Readonly<Record<string, unknown>> = {
  key: [
    { hi: 430045572, lo: 1720670513 },
    { hi: -1028471199, lo: -786911894 },
  ],
  'next 32 bits': [2583019374, 6674243, 1110526189, 3255412427, 126307575],
  unit: [0.601406065051106, 0.0015539682045230263, 0.2585645293403115, 0.7579597736664146, 0.029408274407893065],
  integer: [602, 2, 259, 758, 30],
  'wide integer': [5416984260925035, 13996901253671, 2328942235976509, 6827094708491781, 264886187329993],
  'big integer': [
    '88751869910241432877',
    '229325255601191646',
    '38157389305594595566',
    '32080728214664864055',
    '4339895251816857422',
  ],
  chance: [false, true, true, false, true],
  pick: ['c', 'a', 'b', 'd', 'a'],
  some: ['ca', 'ac', 'ba', 'da', 'ac'],
  number: [302.7, 5.76, 132.99, 380.19, 19.55],
  decimal: ['302.70', '5.76', '132.99', '380.19', '19.55'],
  weighted: [2, 0, 1, 3, 0],
  normal: [0.25698821603327815, -2.9568555885716705, -0.64777720836355, 0.6997547907922126, -1.8895621090132408],
  exponential: [0.5084849235918227, 6.4669434876559535, 1.3526099862428964, 0.2771249637899018, 3.526479201789698],
  zipf: [11, 989, 144, 3, 802],
  'small permutation': [3, 8, 5, 7, 0, 9, 6, 1, 4, 2],
  permutation: [575010, 835989, 424573, 80008, 6863],
  'largest permutation': [6065398271269234, 4238759005547156, 8015769078072006],
  'choice in one block': [64, 55, 32, 26, 69, 7, 34, 88],
  'choice among blocks': [64, 129, 32, 26, 69, 7, 111, 112],
  'different choices': [64, 129, 32, 26, 69],
  'different choices of few': [3, 4, 2, 1],
  counts: [5, 1, 3, 4, 3, 1, 4, 5, 3, 2],
  'counts with a total': [4, 2, 3, 4, 4, 3, 4, 3, 1, 2],
}

describe('random numbers, frozen for seed 42', () => {
  it.each(Object.entries(drawn))('%s', (name, values) => {
    expect(values()).toEqual(frozen[name])
  })

  it('freezes all of them', () => {
    expect(Object.keys(frozen).sort()).toEqual(Object.keys(drawn).sort())
  })
})
