import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { quoteIdentifier, quoteLiteral, quoteTable } from './quote.js'
import { columnsIn, insideParentheses, splitTopLevel, unwrap, withoutComments } from './sql-text.js'

describe('quoting', () => {
  it('doubles quotes', () => {
    expect(quoteIdentifier('a"b')).toBe('"a""b"')
    expect(quoteLiteral("it's \\")).toBe("'it''s \\'")
    expect(quoteTable({ name: 't' })).toBe('"t"')
    expect(quoteTable({ schema: 'a.b', name: 't' })).toBe('"a.b"."t"')
  })
})

describe('SQL text', () => {
  it('is split at outer commas only', () => {
    expect(splitTopLevel(`a, f(b, c), 'd, ''e', "g,h", [i,j], k -- l, m\n, /* n, */ o`)).toEqual([
      'a',
      'f(b, c)',
      "'d, ''e'",
      '"g,h"',
      '[i,j]',
      'k -- l, m',
      '/* n, */ o',
    ])
    expect(splitTopLevel('')).toEqual([])
  })

  it('is split where it was joined, whatever is quoted', () => {
    const part = fc.oneof(
      fc.string().map(quoteLiteral),
      fc.string({ minLength: 1 }).map(quoteIdentifier),
      fc.string().map((text) => `f(${quoteLiteral(text)}, 1)`),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(splitTopLevel(parts.join(','))).toEqual(parts)
        expect(insideParentheses(`(${parts.join(',')}) AND (1)`, 0)).toBe(parts.join(','))
      }),
    )
  })

  it('loses comments, not what looks like them', () => {
    expect(withoutComments('a -- b\n, \'--c\', /* d */ "/* e */"').replace(/\s+/g, ' ')).toBe('a , \'--c\', "/* e */"')
  })

  it('is taken out of the parentheses around all of it', () => {
    expect(unwrap(' ((a > 0)) ')).toBe('a > 0')
    expect(unwrap('(a) + (b)')).toBe('(a) + (b)')
    expect(unwrap("(')')")).toBe("')'")
    expect(unwrap('(a')).toBe('(a')
  })

  it('names the columns it reads', () => {
    const columns = ['email', 'Tenant Id', 'age', 'größe']
    expect(columnsIn(`lower("Tenant Id") || EMAIL || 'age' -- größe`, columns)).toEqual(['email', 'Tenant Id'])
    expect(columnsIn('Größe > 1 AND emails = 2', columns)).toEqual(['größe'])
  })
})
