import { describe, expect, it } from '@jest/globals'
import { CellSource } from '../random/source.js'
import { english } from './english.js'
import { createFaker } from './faker.js'
import { loadLocale } from './locale.js'

const NOW = new Date('2026-01-01T00:00:00Z')

describe('createFaker', () => {
  it('gives a cell the same values whenever it is pointed at, whatever came between', () => {
    const source = new CellSource()
    const faker = createFaker(english, source, NOW)
    const cell = (row: number): string => {
      source.point(42, row, 7, 7)
      return `${faker.person.fullName()} ${faker.internet.email()} ${faker.number.int(1e9)}`
    }
    const first = [0, 1, 2, 3].map(cell)
    faker.lorem.paragraphs(5)
    expect([3, 2, 1, 0].map(cell)).toEqual([...first].reverse())
    expect(new Set(first).size).toBe(4)
  })

  it('ignores seed(): the address of the cell is the seed', () => {
    const source = new CellSource()
    const faker = createFaker(english, source, NOW)
    source.point(1, 2, 3, 4)
    const plain = faker.number.int(1e9)
    source.point(1, 2, 3, 4)
    faker.seed(99)
    expect(faker.number.int(1e9)).toBe(plain)
  })

  it('counts dates from now, not from the clock', () => {
    const source = new CellSource()
    const faker = createFaker(english, source, NOW)
    for (let i = 0; i < 200; i++) {
      source.point(5, i, 0, 0)
      expect(faker.date.past().getTime()).toBeLessThan(NOW.getTime())
      expect(faker.date.past().getTime()).toBeGreaterThan(NOW.getTime() - 367 * 86_400_000)
      expect(faker.date.soon({ days: 1 }).getTime()).toBeGreaterThan(NOW.getTime())
    }
  })

  it('speaks the language of the vocabulary', async () => {
    const german = await loadLocale('de')
    const source = new CellSource()
    const faker = createFaker(german, source, NOW)
    for (let i = 0; i < 50; i++) {
      source.point(6, i, 0, 0)
      expect(german.states.map((state) => state.name)).toContain(faker.location.state())
    }
  })
})
