import { expect, it } from '@jest/globals'
import { wavesOf } from './waves.js'

it('writes rows after those they point to', () => {
  expect(wavesOf([[], [0], [1, 0], []])).toEqual([
    { places: [0, 3], circular: false },
    { places: [1], circular: false },
    { places: [2], circular: false },
  ])
})

it('writes rows in a circle together, with all that hang on them', () => {
  expect(wavesOf([[1], [0], [2], [0], []])).toEqual([
    { places: [4], circular: false },
    { places: [0, 1, 2, 3], circular: true },
  ])
  expect(wavesOf([])).toEqual([])
})
