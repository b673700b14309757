import { describe, expect, it } from '@jest/globals'
import { bindTo, maskTexts } from '../people/testing/mask-texts.js'
import { username } from './username.js'

describe('username', () => {
  it('is made of the subject, and told apart by the user name', async () => {
    const [first, second, other] = await maskTexts(username(), ['ann', 'Ann', 'ann'], { subjects: ['a', 'a', 'b'] })
    expect(first).toMatch(/^[a-z]+_[a-z]+_[a-z2-7]{16}$/)
    expect(String(second).slice(0, -16)).toBe(String(first).slice(0, -16))
    expect(String(second).slice(-16)).not.toBe(String(first).slice(-16))
    expect(String(other).slice(-16)).toBe(String(first).slice(-16))
    expect(other).not.toBe(first)
  })

  it('is the same in rows of all subjects when its words are its own', async () => {
    const [one, other] = await maskTexts(username({ words: 'value' }), ['ann', 'ann'], { subjects: ['a', 'b'] })
    expect(one).toBe(other)
    expect([username().bySubject, username({ words: 'value' }).bySubject]).toEqual([true, false])
  })

  it('keeps to the length, words first, and refuses less than 40 bits', async () => {
    const [eight, twenty] = [
      await maskTexts(username(), ['ann'], { length: 8 }),
      await maskTexts(username(), ['ann'], { length: 20 }),
    ]
    expect(eight[0]).toMatch(/^[a-z2-7]{8}$/)
    expect(twenty[0]).toMatch(/^(?:[a-z]+_)?[a-z2-7]{16}$/)
    expect((await bindTo(username(), { length: 8 })).guarantee).toEqual({ kind: 'bounded', bits: 40 })
    await expect(async () => bindTo(username(), { length: 7 })).rejects.toThrow('MASK.TOO_SHORT')
  })

  it('refuses what is no option', async () => {
    await expect(async () => bindTo(username({ words: 'none' as never }))).rejects.toThrow('MASK.OPTION')
  })

  it('is Latin in every locale', async () => {
    for (const locale of ['de', 'ja', 'ru', 'th'])
      expect((await maskTexts(username(), ['ann'], { locale }))[0]).toMatch(/^[a-z0-9_]+$/)
  })
})
