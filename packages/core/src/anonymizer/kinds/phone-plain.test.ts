import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { normalisePlainPhone } from './phone-plain.js'
import { phoneKind, readPhone } from './phone.js'

const plain = (text: string): string | undefined => normalisePlainPhone(text, 7, 17)

it.each(['+1 (212) 736-5000', '212.736.5000', '030/22733447', '1234567', '+00 1234567'])('reads %s at once', (text) => {
  expect(plain(text)).toBe(text.replace(/[^\d+]/g, ''))
})

it.each(['0049 30 2270', '+49 (0)30 2270', '736-5000 x12', '123456', '1'.repeat(18), '1234567\n', '1 + 2345678', ''])(
  'leaves %j to a closer look',
  (text) => expect(plain(text)).toBeUndefined(),
)

it('reads what it reads as a closer look does', () => {
  const unit = fc.constantFrom(...'0123456789 0123456789()-./+x#'.split(''), '\t', '\u0661', '(0)', '00')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 24 }), (text) => {
      const phone = readPhone(text)
      const closely = phone === undefined ? undefined : `${phone.international ? '+' : ''}${phone.digits}`
      expect(phoneKind.normalise(text)).toBe(closely)
      expect([undefined, closely]).toContain(plain(text))
    }),
    { numRuns: 3_000 },
  )
})
