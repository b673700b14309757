import { describe, expect, it } from '@jest/globals'
import { createTagTable } from './tag-table.js'

describe('counts by tags', () => {
  it('keep every text apart while the table grows', () => {
    const table = createTagTable()
    for (let i = 0; i < 30_000; i++) table.add(`text ${i % 10_000}`)
    const counts = [...table.counts()]
    expect(counts).toHaveLength(10_000)
    expect(new Set(counts)).toEqual(new Set([3]))
  })

  it('take a count over', () => {
    const table = createTagTable()
    table.add('a', 7)
    table.add('a')
    table.add('b')
    expect(new Set(table.counts())).toEqual(new Set([1, 8]))
  })

  it('are none at first', () => expect([...createTagTable().counts()]).toEqual([]))
})
