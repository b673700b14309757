import { describe, expect, it } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { painterOf } from '../io.js'
import { formatCount, formatDuration, formatValue, toJson } from './format.js'

describe('numbers and values as text', () => {
  it.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_599_400, '59 min 59 s'],
    [3_599_600, '1 h 00 min'],
    [9_999_000, '2 h 47 min'],
  ])('%p ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

  it('counts have thousands apart', () => {
    expect([formatCount(0), formatCount(999), formatCount(1_234_567), formatCount(1234.6)]).toEqual([
      '0',
      '999',
      '1,234,567',
      '1,235',
    ])
  })

  it.each([
    ['x', '"x"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [9007199254740993n, '9007199254740993'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Uint8Array([1, 255]), '"01ff"'],
    [{ a: [1n] }, '{"a":["1"]}'],
    ['a\nb', '"a\\nb"'],
  ])('%p is %s', (value, text) => expect(formatValue(value)).toBe(text))

  it('long values are cut', () => {
    expect(formatValue('x'.repeat(500))).toHaveLength(200)
    expect(formatValue('x'.repeat(500), Infinity)).toHaveLength(502)
  })

  it('JSON holds bytes as hex and 64-bit integers as text', () => {
    expect(toJson({ a: 5n, b: new Uint8Array([10]), c: undefined })).toBe('{"a":"5","b":"0a"}')
    expect(toJson(undefined)).toBe('null')
  })
})

describe('colour', () => {
  const terminal = (depth: number): PassThrough =>
    Object.assign(new PassThrough(), { isTTY: true, getColorDepth: () => depth })

  it('is there on a terminal that has it', () =>
    expect(painterOf(terminal(8))('red', 'x')).toBe('\u001b[31mx\u001b[39m'))
  // A stream's colour depth is 1 where NO_COLOR is set.
  it('is not where there is none', () => expect(painterOf(terminal(1))('red', 'x')).toBe('x'))
  it('is not in files and pipes', () => expect(painterOf(new PassThrough())('red', 'x')).toBe('x'))
})
