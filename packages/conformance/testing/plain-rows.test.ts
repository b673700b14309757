import { describe, expect, it } from '@jest/globals'
import { plainRows } from './plain-rows.js'

const moment = (text: string): readonly string[] | undefined => plainRows({ orders: [{ placed_at: text }] })['orders']

describe('plainRows', () => {
  it.each([
    '2026-01-31 12:00:00.000',
    '2026-01-31 12:00:00+00',
    '2026-01-31 14:00:00 +02:00',
    '2026-01-31T12:00:00.000Z',
    '2026-01-31T12:00:00',
    '1769860800000',
  ])('reads %s as one moment', (text) => {
    expect(moment(text)).toEqual(['placed_at=2026-01-31T12:00:00.000Z'])
  })

  it('keeps moments apart that differ in a second', () => {
    expect(moment('2026-01-31 12:00:01')).not.toEqual(moment('2026-01-31 12:00:00'))
  })

  it('writes numbers, truths and JSON of all databases alike', () => {
    const sqlite = { id: '1', is_active: '1', price: '10.5', settings: '{"b":1,"a":[2]}', nick: null }
    const postgresql = { nick: null, price: '10.50', is_active: 't', id: '1', settings: '{"a": [2], "b": 1}' }
    expect(plainRows({ users: [sqlite] })).toEqual(plainRows({ users: [postgresql] }))
    expect(plainRows({ users: [sqlite] })).not.toEqual(plainRows({ users: [{ ...sqlite, is_active: '0' }] }))
  })

  it('sorts rows, whatever order they were read in', () => {
    const rows = [{ id: '2' }, { id: '1' }]
    expect(plainRows({ users: rows })).toEqual({ users: ['id=1', 'id=2'] })
  })
})
