import { describe, expect, it } from '@jest/globals'
import { readCheck } from './check-terms.js'

const compare = (column: string, operator: string, value: string | number): unknown => ({
  column,
  says: { kind: 'compare', operator, value },
})

describe('readCheck', () => {
  it.each([
    ['price >= 0', [compare('price', '>=', 0)]],
    ['CHECK ((price >= (0)::numeric))', [compare('price', '>=', 0)]],
    ["x > '-5'::integer", [compare('x', '>', '-5')]],
    ['x > (-5)', [compare('x', '>', -5)]],
    ['0 < "Price"', [compare('Price', '>', 0)]],
    ['`x` BETWEEN 1 AND 5', [compare('x', '>=', 1), compare('x', '<=', 5)]],
    ['x BETWEEN 1 AND 5 AND y <> 3', [compare('x', '>=', 1), compare('x', '<=', 5), compare('y', '<>', 3)]],
    ["s IN ('a','b')", [{ column: 's', says: { kind: 'in', values: ['a', 'b'] } }]],
    ['char_length((s)::text) <= 7', [{ column: 's', says: { kind: 'length', operator: '<=', value: 7 } }]],
    ['a <= b', [{ column: 'a', says: { kind: 'order', operator: '<=', other: 'b' } }]],
    ['a IS NOT NULL', [{ column: 'a', says: { kind: 'not-null' } }]],
    ['(a IS NULL) OR (a > 2)', [compare('a', '>', 2)]],
  ])('%s', (expression, terms) => {
    expect(readCheck(expression)).toEqual(terms)
  })

  it.each([
    'price * 2 > 10',
    "email LIKE '%@%'",
    "email ~ '^.+@.+$'::text",
    'a > 1 OR b > 1',
    'NOT (a > 1)',
    "s NOT IN ('a')",
    'coalesce(a, 0) > 1',
    'lower(s) = s',
    'x NOT BETWEEN 1 AND 2',
    'json_valid(data)',
    'a = 1 OR a = 2 OR a > 7',
    '',
    '((',
  ])('leaves %s alone', (expression) => {
    expect(readCheck(expression)).toEqual([])
  })
})
