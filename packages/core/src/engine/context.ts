import type { Faker } from '@faker-js/faker'
import { createZipf, createWeighted, drawExponential, drawNormal } from '../random/distributions.js'
import { drawChance, drawDecimal, drawInteger, drawNumber, drawPick, drawSome } from '../random/draw.js'
import type { RandomSource } from '../random/source.js'
import { drawAddress } from '../values/address.js'
import type { Address, Person } from '../values/groups.js'
import { hashKey } from '../random/key.js'
import type { EngineRow } from './row.js'
import { currentRow, enter, leave, source } from './stack.js'

const ADDRESS = { name: 'address', salt: hashKey('group', 'address') }

/** The person of a row, drawn once. */
function personOf(row: EngineRow): Person {
  return (row.$person ??= row.$block.people.at(row.$block.uniqueIndexOf(row, row.$block.people.size)))
}

/** The address of a row, drawn once from a stream of its own. */
function addressOf(row: EngineRow): Address {
  if (row.$address === null) {
    enter(row, ADDRESS)
    row.$address = drawAddress(row.$block.vocabularyOf(row), source)
    leave()
  }
  return row.$address
}

const zipfs = new Map<string, (from: RandomSource) => number>()

function drawZipf(n: number, s: number): number {
  const key = `${n}/${s}`
  let draw = zipfs.get(key)
  if (draw === undefined) zipfs.set(key, (draw = createZipf(n, s)))
  return draw(source)
}

const tables = new WeakMap<readonly (readonly [unknown, number])[], (from: RandomSource) => number>()

function drawWeighted<T>(choices: readonly (readonly [T, number])[]): T {
  let draw = tables.get(choices)
  if (draw === undefined) tables.set(choices, (draw = createWeighted(choices.map(([, weight]) => weight))))
  return (choices[draw(source)] as readonly [T, number])[0]
}

/**
 * What every cell gets. One object serves all cells: its members read the cell at work from the stack, so that
 * `({ pick, row }) =>` costs no object per cell.
 */
export const context = {
  source: source as RandomSource,
  get row(): EngineRow {
    return currentRow()
  },
  get index(): number {
    return currentRow().$index
  },
  uniqueIndexIn: (size: number): number => {
    const row = currentRow()
    return row.$block.uniqueIndexOf(row, size)
  },
  get params(): unknown {
    return currentRow().$block.data.params
  },
  get now(): Date {
    return currentRow().$block.values.now
  },
  get person(): Person {
    return personOf(currentRow())
  },
  get address(): Address {
    return addressOf(currentRow())
  },
  get faker(): Faker {
    const row = currentRow()
    return row.$block.values.fakerOf(row.$block.vocabularyOf(row))
  },
  value: (field: string): unknown => currentRow()[field],
  pick: <T>(list: readonly T[]): T => drawPick(source, list),
  pickSome: <T>(list: readonly T[], count: number): T[] => drawSome(source, list, count),
  weighted: <T>(choices: readonly (readonly [T, number])[]): T => drawWeighted(choices),
  chance: (probability: number): boolean => drawChance(source, probability),
  integer: (min: number, max: number): number => drawInteger(source, min, max),
  number: (min: number, max: number, digits = 2): number => drawNumber(source, min, max, digits),
  decimal: (min: number | string, max: number | string, scale = 2): string => drawDecimal(source, min, max, scale),
  between: (from: Date, to: Date): Date =>
    new Date(drawInteger(source, Math.ceil(from.getTime() / 1000), Math.floor(to.getTime() / 1000)) * 1000),
  normal: (mean: number, deviation: number): number => drawNormal(source, mean, deviation),
  exponential: (mean: number): number => drawExponential(source, mean),
  zipf: (n: number, s = 1): number => drawZipf(n, s),
  age: (date: Date): number => currentRow().$block.values.now.getTime() - date.getTime(),
  parent: (relation: string): unknown => currentRow()[relation],
  children: (relation: string): unknown => currentRow()[relation],
}
