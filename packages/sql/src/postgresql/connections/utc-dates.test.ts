import { describe, expect, it } from '@jest/globals'
import { withUtcDates } from './utc-dates.js'

class Connection {
  sent: unknown[] = []
  query(...given: unknown[]): string {
    this.sent.push(given)
    return 'answer'
  }
}

describe('withUtcDates', () => {
  it('sends dates in UTC while the work runs, and only then', async () => {
    const connection = new Connection()
    const date = new Date('2025-03-09T02:30:00.500Z')
    const ancient = new Date(-1e14)
    const broken = new Date(NaN)
    await withUtcDates(connection, async () => {
      expect(connection.query('insert', [date, [date], ancient, broken, 1, 'x', null])).toBe('answer')
      connection.query('select')
      connection.query({ text: 'select' })
    })
    connection.query('insert', [date])
    expect(connection.sent).toEqual([
      ['insert', ['2025-03-09T02:30:00.500Z', ['2025-03-09T02:30:00.500Z'], ancient, broken, 1, 'x', null]],
      ['select', undefined],
      [{ text: 'select' }, undefined],
      ['insert', [date]],
    ])
    expect(Object.hasOwn(connection, 'query')).toBe(false)
  })

  it('gives back a connection whose query somebody else had wrapped, also after a failure', async () => {
    const connection = new Connection()
    const wrapped = (...given: unknown[]): string => Connection.prototype.query.apply(connection, given)
    connection.query = wrapped
    const failure = new Error('stop')
    await expect(withUtcDates(connection, () => Promise.reject(failure))).rejects.toBe(failure)
    expect(Object.getOwnPropertyDescriptor(connection, 'query')?.value).toBe(wrapped)
  })
})
