import type { NumberMeaning } from './names/number-names.js'

/** Plausible values, both ends included, and the digits after the point where the column has room for them. */
export type NumberRange = readonly [min: number, max: number, digits: number]

/** What numbers of each meaning are usually like. */
export const NUMBER_RANGES: Readonly<Record<Exclude<NumberMeaning, 'year'>, NumberRange>> = {
  price: [1, 500, 2],
  balance: [0, 10_000, 2],
  salary: [20_000, 120_000, 2],
  tax: [0, 50, 2],
  discount: [0, 50, 2],
  quantity: [1, 10, 0],
  stock: [0, 500, 0],
  age: [18, 80, 0],
  month: [1, 12, 0],
  day: [1, 28, 0],
  weekday: [0, 6, 0],
  hour: [0, 23, 0],
  minute: [0, 59, 0],
  percent: [0, 100, 2],
  rate: [0, 1, 4],
  'exchange rate': [0.5, 2, 6],
  rating: [1, 5, 1],
  score: [0, 1_000, 0],
  latitude: [-90, 90, 6],
  longitude: [-180, 180, 6],
  altitude: [0, 3_000, 1],
  temperature: [-20, 40, 1],
  weight: [0.1, 50, 2],
  length: [1, 100, 2],
  distance: [1, 1_000, 1],
  area: [10, 500, 1],
  volume: [1, 100, 1],
  duration: [1, 3_600, 0],
  count: [0, 1_000, 0],
  position: [1, 100, 0],
  level: [0, 10, 0],
  people: [1, 8, 0],
  pages: [40, 900, 0],
  'file size': [1_000, 10_000_000, 0],
  port: [1_024, 49_151, 0],
  'status code': [200, 204, 0],
  'version number': [1, 9, 0],
  postcode: [10_000, 99_999, 0],
}

/** For numbers that nothing is known of. */
export const PLAIN_RANGE: NumberRange = [0, 1_000, 2]
