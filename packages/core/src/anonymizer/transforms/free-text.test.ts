import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { english } from '../../values/english.js'
import { loadLocale } from '../../values/locale.js'
import { email } from './email.js'
import { freeText } from './free-text.js'
import { findSpans } from './free-text/find-spans.js'
import { applied, codeOf, contextOf, fieldOf, maskedBy } from './testing/mask-harness.js'
import { anyPage } from './testing/mask.laws.js'

const NOTE = `Ann Smith called about order 4711. She lives in Springfield!

- second line for Bob
  call 212-555-0187`

describe('freeText', () => {
  it('keeps lines and sentences, and no word', async () => {
    const [masked] = (await maskedBy(freeText(), [NOTE])) as string[]
    expect(masked?.split('\n').length).toBe(NOTE.split('\n').length)
    expect(masked?.match(/[.!]/g)).toEqual(['.', '!'])
    expect(masked?.split('\n').map((line) => /^[\s-]*/.exec(line)?.[0])).toEqual(['', '', '- ', '  '])
    expect(masked).not.toMatch(/\d|Ann|Smith|Springfield|order/)
    const words = new Set(english.lorem)
    for (const word of masked?.match(/[a-z]+/gi) ?? []) expect(words).toContain(word.toLowerCase())
  })

  it('is never longer, in characters, and about as long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), async (text) => {
        const [masked] = (await maskedBy(freeText(), [text])) as string[]
        return [...(masked ?? '')].length <= [...text].length
      }),
    )
    const long = 'Somebody wrote a sentence. '.repeat(200)
    const [masked] = (await maskedBy(freeText(), [long])) as string[]
    expect(masked?.length).toBeGreaterThan(long.length * 0.9)
    expect(new Set(masked?.split('. ')).size).toBeGreaterThan(150)
  })

  it('serves scripts without blanks, and every locale', async () => {
    for (const locale of ['ja', 'ru', 'ar', 'de']) {
      const words = await loadLocale(locale)
      const mask = await freeText().bind(fieldOf(), { ...contextOf(), words })
      const [masked] = applied(mask, freeText(), ['Ann Smith called twice today']) as string[]
      expect(masked).not.toMatch(/Ann|Smith/)
      expect([...(masked ?? '')].length).toBeGreaterThan(10)
    }
  })

  it('is keyed by the text, whatever the page', async () => {
    const [a, b, c] = await maskedBy(freeText(), ['a long enough text', 'another such text!', 'a long enough text'])
    expect(a).toBe(c)
    expect(a).not.toBe(b)
    expect(await maskedBy(freeText(), ['a long enough text'], { secret: 'other' })).not.toEqual([a])
    await fc.assert(
      anyPage(() => freeText(), fc.lorem()),
      { numRuns: 20 },
    )
    expect(await maskedBy(freeText(), [null, '', ' \n '])).toEqual([null, '', ' \n '])
    expect(await codeOf(() => maskedBy(freeText(), [], { type: { kind: 'json' } }))).toBe('MASK.TYPE')
  })
})

describe('freeText with detect', () => {
  it('finds addresses and numbers, from left to right', () => {
    const text =
      'Mail ann.smith+x@real.co.uk, ring +1 (212) 555-0187 or 030/1234567; host 10.0.0.7, ::1 and fe80::1:2. ' +
      'Card 4111 1111 1111 1111, account DE89 3704 0044 0532 0130 00, see https://real.org/u/7?x=1.'
    expect(findSpans(text).map(({ kind, text: found }) => [kind, found])).toEqual([
      ['email', 'ann.smith+x@real.co.uk'],
      ['phone', '+1 (212) 555-0187'],
      ['phone', '030/1234567'],
      ['ip', '10.0.0.7'],
      ['ip', '::1'],
      ['ip', 'fe80::1:2'],
      ['creditCard', '4111 1111 1111 1111'],
      ['iban', 'DE89 3704 0044 0532 0130 00'],
      ['url', 'https://real.org/u/7?x=1'],
    ])
    for (const { from, text: found } of findSpans(text)) expect(text.slice(from, from + found.length)).toBe(found)
  })

  it('replaces them as columns do and leaves the rest', async () => {
    const [inColumn] = (await maskedBy(email(), ['ann@real.org'])) as string[]
    const notes = ['Write to ann@real.org, or Ann@Real.org!', 'nothing here', 'at 12:30 on 2024-05-06']
    const masked = await maskedBy(freeText({ detect: true }), notes)
    expect(masked[0]).toBe(`Write to ${inColumn}, or ${inColumn}!`)
    expect(masked[1]).toBe('nothing here')
  })

  it('replaces the whole text where the replacement would not fit', async () => {
    const [masked] = (await maskedBy(freeText({ detect: true }), ['to a@b.org now'], {
      type: { kind: 'text', length: 15 },
    })) as string[]
    expect(masked?.length).toBeLessThanOrEqual(15)
    expect(masked).not.toContain('@')
  })

  it('needs little time for text made to stall it', () => {
    const started = performance.now()
    for (const text of [
      '1 '.repeat(20_000),
      'a.'.repeat(20_000),
      ':'.repeat(20_000),
      'AB12'.repeat(10_000),
      `${'a'.repeat(20_000)}@`,
    ])
      findSpans(text)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
