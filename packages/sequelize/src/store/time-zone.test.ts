import { describe, expect, it } from '@jest/globals'
import { toZone } from './time-zone.js'

const at = (text: string): Date => new Date(`${text}Z`)

describe('a wall-clock time', () => {
  it.each([
    [undefined, '2025-01-01T12:00:00', '2025-01-01T12:00:00'],
    ['+00:00', '2025-01-01T12:00:00', '2025-01-01T12:00:00'],
    ['+02:30', '2025-01-01T12:00:00', '2025-01-01T09:30:00'],
    ['-08:00', '2025-01-01T20:00:00', '2025-01-02T04:00:00'],
    ['Europe/Oslo', '2025-01-01T12:00:00', '2025-01-01T11:00:00'],
    ['Europe/Oslo', '2025-07-01T12:00:00', '2025-07-01T10:00:00'],
    // An hour after clocks went forward: the offset before would be wrong.
    ['Europe/Oslo', '2025-03-30T03:30:00', '2025-03-30T01:30:00'],
    ['Etc/UTC', '2025-07-01T12:00:00', '2025-07-01T12:00:00'],
  ])('of the zone %s, %s, is the moment %s', (zone, wallClock, moment) => {
    expect(toZone(zone)(at(wallClock))).toEqual(at(moment))
  })
})
