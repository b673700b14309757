import { describe, expect, it } from '@jest/globals'
import { expressionKey, mentionedColumns } from './expression.js'

describe('expressionKey', () => {
  it.each([
    ['price >= 0', '(("price" >= (0)::numeric))'],
    ['deleted_at IS NULL', '(deleted_at IS NULL)'],
    ["status = 'A'", "((status)::text = 'A'::text)"],
    ['a > 1', '`a`>1'],
    ['a > 1', '[a] > 1'],
    ["x <> ''", "((x)::character varying(20) <> ''::character varying)"],
    ["t < '2026-01-01'", "(t < '2026-01-01'::timestamp without time zone)"],
  ])('folds %s and %s', (a, b) => {
    expect(expressionKey(a)).toBe(expressionKey(b))
  })

  it.each([
    ['a > 1', 'a >= 1'],
    ["a = 'x y'", "a = 'xy'"],
    ["a = 'X'", "a = 'x'"],
    ["a = '(1)'", "a = '1'"],
    ["a = 'it''s'", "a = 'its'"],
  ])('keeps %s and %s apart', (a, b) => {
    expect(expressionKey(a)).not.toBe(expressionKey(b))
  })
})

describe('mentionedColumns', () => {
  it('finds columns as SQL would, not in literals', () => {
    expect(mentionedColumns(`"Price" > 0 and Stock < 5 and note <> 'kind'`, ['Price', 'stock', 'kind', 'not'])).toEqual(
      ['Price', 'stock'],
    )
    expect(mentionedColumns('"price" > 0', ['Price'])).toEqual([])
    expect(mentionedColumns('lower(`email`) = [name]', ['email', 'name'])).toEqual(['email', 'name'])
  })
})
