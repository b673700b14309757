import { describe, expect, it } from '@jest/globals'
import { turnOf } from './take-turns.js'

describe('turns on one client', () => {
  it('runs one piece of work at a time, in the order asked, by whatever connection', async () => {
    const client = {}
    const log: string[] = []
    const work = (name: string) => async (): Promise<string> => {
      log.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 20 : 0))
      log.push(`${name} ends`)
      return name
    }
    expect(await Promise.all([turnOf(client)(work('a')), turnOf(client)(work('b'))])).toEqual(['a', 'b'])
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  it('goes on after a failure, which only the one who asked hears of', async () => {
    const turn = turnOf({})
    const failed = turn(() => Promise.reject(new Error('mine')))
    const next = turn(() => Promise.resolve('next'))
    await expect(failed).rejects.toThrow('mine')
    expect(await next).toBe('next')
  })

  it('does not make one client wait for another', async () => {
    let finish = (): void => undefined
    const long = turnOf({})(() => new Promise<void>((resolve) => (finish = resolve)))
    expect(await turnOf({})(() => Promise.resolve(1))).toBe(1)
    finish()
    await long
  })
})
