import { describe, expect, it } from '@jest/globals'
import type { Progress } from '../seeder/reports.js'
import { createProgressLine, describeProgress } from './progress-line.js'
import { collect } from './testing/run-in-process.js'

const at = (done: number, elapsedMs: number, rest: Partial<Progress> = {}): Progress => ({
  phase: 'write',
  entity: 'Order',
  done,
  total: 200_000,
  elapsedMs,
  ...rest,
})

describe('the text of progress', () => {
  it('has rate and time left, from the start of the phase', () => {
    expect(describeProgress(at(50_000, 3000), at(10_000, 1000))).toBe(
      'Writing Order  50,000 of 200,000  25 %  20,000 rows/s  7.5 s left',
    )
  })

  it('leaves out what is not known', () => {
    expect(describeProgress(at(0, 0), at(0, 0))).toBe('Writing Order  0 of 200,000  0 %')
    expect(describeProgress({ phase: 'plan', done: 3, total: 0, elapsedMs: 1 }, at(0, 1))).toBe('Planning  3')
  })

  it('never says more than all, and no time left at the end', () => {
    expect(describeProgress(at(200_000, 2000), at(0, 0))).toBe(
      'Writing Order  200,000 of 200,000  100 %  100,000 rows/s',
    )
    expect(describeProgress(at(200_001, 2000), at(0, 0))).toContain('100 %')
  })
})

describe('the line', () => {
  const line = (terminal: boolean, shown = true) => {
    let now = 0
    const { stream, text } = collect(terminal)
    return { ...createProgressLine(stream, shown, () => now), text, wait: (ms: number) => void (now += ms) }
  }

  it('is written over, ten times a second at most', () => {
    const { update, clear, text, wait } = line(true)
    update(at(0, 0))
    wait(99)
    update(at(1000, 99))
    wait(1)
    update(at(2000, 1000))
    clear()
    clear()
    expect(text()).toBe(
      '\r\u001b[2KWriting Order  0 of 200,000  0 %' +
        '\r\u001b[2KWriting Order  2,000 of 200,000  1 %  2,000 rows/s  1 min 39 s left' +
        '\r\u001b[2K',
    )
  })

  it('starts anew with each phase', () => {
    const { update, text, wait } = line(true)
    update(at(0, 0))
    wait(100)
    update(at(5, 60_000, { phase: 'update', entity: 'Team', total: 10 }))
    wait(100)
    update(at(6, 61_000, { phase: 'update', entity: 'Team', total: 10 }))
    expect(text()).toContain('Linking Team  5 of 10  50 %\r')
    expect(text()).toContain('Linking Team  6 of 10  60 %  1 rows/s  4.0 s left')
  })

  it('fits its terminal', () => {
    const { update, text } = line(true)
    update(at(1, 1, { entity: 'X'.repeat(200) }))
    expect(text()).toHaveLength('\r\u001b[2K'.length + 79)
  })

  it('is whole on a terminal that does not know its width', () => {
    const { stream, text } = collect(true)
    createProgressLine(Object.assign(stream, { columns: 0 }), true).update(at(0, 0))
    expect(text()).toBe('\r\u001b[2KWriting Order  0 of 200,000  0 %')
  })

  it('is not where there is no terminal, nor under --quiet', () => {
    for (const { update, clear, text } of [line(false), line(true, false)]) {
      update(at(1, 1))
      clear()
      expect(text()).toBe('')
    }
  })
})
