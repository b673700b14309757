import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { field } from '../../testing/fixtures.js'
import { type ArrayText, parseArray } from '../array-text.js'
import { encodeRows } from './copy-text.js'
import { literalOf } from '../literal.js'

const FIELDS = [
  field('id', { kind: 'integer', bits: 64 }),
  field('name', { kind: 'text' }),
  field('ok', { kind: 'boolean' }),
  field('meta', { kind: 'json' }, 'jsonb'),
  field('raw', { kind: 'bytes' }),
  field('tags', { kind: 'array', of: { kind: 'text' } }, 'text[]'),
  field('list', { kind: 'array', of: { kind: 'text' } }, 'jsonb'),
  field('other', { kind: 'unknown' }, 'interval'),
]

describe('COPY text', () => {
  it('is spelled as PostgreSQL reads it (frozen)', () => {
    const rows = [
      [1n, 'a\tb\\c\nd\re', true, { a: 'x\ny' }, new Uint8Array([0, 255]), ['p', null, 'q"r\\'], ['s'], '1 day'],
      [-2n, '', false, 'text', new Uint8Array(), [], [], null],
      [null, '\\N', null, null, null, null, null, undefined],
    ]
    const text = Buffer.concat([...encodeRows(FIELDS, [rows.slice(0, 1), [], rows.slice(1)])]).toString()
    expect(text.split('\n')).toEqual([
      String.raw`1	a\tb\\c\nd\re	1	{"a":"x\\ny"}	\\x00ff	{"p",NULL,"q\\"r\\\\"}	["s"]	1 day`,
      String.raw`-2		0	"text"	\\x	{}	[]	\N`,
      String.raw`\N	\\N	\N	\N	\N	\N	\N	\N`,
      '',
    ])
  })

  it('comes in chunks that are cut between rows, however large the batches', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, `name ${i} ü`])
    const all = [...encodeRows(FIELDS.slice(0, 2), [rows])]
    expect(all.length).toBeGreaterThan(3)
    for (const chunk of all) {
      expect(chunk.length).toBeLessThan(70_000)
      expect(chunk.at(-1)).toBe(10)
    }
    expect(Buffer.concat(all).toString().split('\n')).toHaveLength(20_001)
    expect([...encodeRows(FIELDS, [])]).toEqual([])
  })
})

describe('array literals', () => {
  it('are read as they are spelled', () => {
    const spell = literalOf(field('a', { kind: 'array', of: { kind: 'text' } }, 'text[]'))
    const arrays = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null), fc.array(fc.string(), { minLength: 1 })),
    )
    fc.assert(fc.property(arrays, (array) => expect(parseArray(spell(array))).toEqual(array)))
  })

  it.each<[string, ArrayText | undefined]>([
    ['[0:1]={a,b}', ['a', 'b']],
    [
      '{{1,2},{3,NULL}}',
      [
        ['1', '2'],
        ['3', null],
      ],
    ],
    ['{}', []],
    ['{null,"NULL"}', [null, 'NULL']],
    ['[1,2]', undefined],
    ['{1', undefined],
    ['{1}}', undefined],
    ['', undefined],
  ])('of the form %s', (text, parsed) => expect(parseArray(text)).toEqual(parsed))
})
