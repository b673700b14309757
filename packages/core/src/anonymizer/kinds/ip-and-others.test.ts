import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Kind } from '../kind.js'
import { cardKind } from './card.js'
import { companyKind } from './company.js'
import { emailKind } from './email.js'
import { ibanKind } from './iban.js'
import { ipKind } from './ip.js'
import { genderKind } from './name-gender.js'
import { nameKind } from './name.js'
import { phoneKind } from './phone.js'
import { ssnKind } from './ssn.js'
import { urlKind } from './url.js'
import { usernameKind } from './username.js'

const KINDS: readonly Kind[] = [
  cardKind,
  companyKind,
  emailKind,
  genderKind,
  ibanKind,
  ipKind,
  nameKind,
  phoneKind,
  ssnKind,
  urlKind,
  usernameKind,
]

describe.each(KINDS)('kind $name', (kind) => {
  it('takes any value without throwing', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.bigInt(), fc.jsonValue(), fc.uint8Array())
    fc.assert(
      fc.property(value, (one) => {
        const form = kind.normalise(one as never)
        return form === undefined || (typeof form === 'string' && form !== '')
      }),
      { numRuns: 500, seed: 42 },
    )
  })

  it('leaves a normal form as it is', () => {
    const alphabet = fc.constantFrom(...'aAbßİıſﬁＡé̈ '.split(''), '@', '.', '+', '0', '1', '9', ':', '/', '-', '\u00a0')
    const texts = fc.oneof(fc.string({ unit: alphabet }), fc.string({ unit: 'grapheme' }), fc.ipV6(), fc.emailAddress())
    fc.assert(
      fc.property(texts, (text) => {
        const form = kind.normalise(text)
        return form === undefined || kind.normalise(form) === form
      }),
      { numRuns: 2_000, seed: 42 },
    )
  })
})

describe('spellings of one value', () => {
  it.each([
    [emailKind, 'bob@x.org', ['Bob@X.ORG', '\tbob@x.org ', 'ｂob@x.org']],
    [emailKind, 'zoë@müller.de', ['ZOË@MÜLLER.DE', 'zoe\u0308@mu\u0308ller.de']],
    [nameKind, 'ann lee', [' Ann  Lee', 'ANN\u00a0LEE']],
    [companyKind, 'acme 24', ['ACME  24 ']],
    [
      phoneKind,
      '+4930123456',
      ['+49 30 123456', '0049 (30) 12-34-56', '+49 (0)30 123456', 'tel:+49-30-123456', '+49 30 123456 ext. 7'],
    ],
    [
      phoneKind,
      '2125551234',
      ['(212) 555-1234', '212.555.1234', '212 555 1234 x9', '٢١٢ ٥٥٥ ١٢٣٤', '２１２５５５１２３４'],
    ],
    [ssnKind, '123456789', ['123-45-6789', ' 123 45 6789']],
    [cardKind, '4242424242424242', ['4242 4242 4242 4242', '4242-4242-4242-4242']],
    [ibanKind, 'DE89370400440532013000', ['de89 3704 0044 0532 0130 00']],
    [ipKind, '2001:db8::1', ['2001:0DB8:0:0:0:0:0:1', ' 2001:db8::0001']],
    [ipKind, '10.0.0.0/8', ['10.0.0.0/08']],
    [genderKind, '2', [2, 2n]],
  ] as const)('%#', (kind, form, spellings) => {
    for (const spelling of spellings) expect(kind.normalise(spelling)).toBe(form)
    expect(kind.normalise(form)).toBe(form)
    expect(kind.exact).toBe(false)
  })
})

describe('values of another kind', () => {
  it.each([
    [
      emailKind,
      [
        '',
        'ann',
        'a@b',
        'a@@b.c',
        'a b@c.de',
        '@x.org',
        'a@',
        'Ann <a@x.org>',
        'a@x.org, b@x.org',
        `${'a'.repeat(65)}@x.org`,
        5,
      ],
    ],
    [phoneKind, ['', '123456', '1'.repeat(18), 'call 555 1234', '555-CALL-NOW', 5551234, '+1 555 + 1234']],
    [ssnKind, ['12-345-6789', '123-45 6789', '1234567890']],
    [cardKind, ['4242 4242 4242 4241', '42424242424', '4'.repeat(20)]],
    [ibanKind, ['DE88370400440532013000', 'D', '89370400440532013000']],
    [ipKind, ['1', '0x7f.1', '1.2.3', '256.1.1.1', '1.2.3.4/33', ':::', 'fe80::1%eth0']],
    [nameKind, ['', '123', null]],
    [urlKind, ['acme', 'mailto:a@b.c', 'http://', 'https://a b']],
    [usernameKind, ['', ' ', 'a\u0000', 'x'.repeat(256)]],
  ] as const)('%#', (kind, values) => {
    for (const value of values) expect(kind.normalise(value)).toBeUndefined()
  })

  it('keeps user names and addresses apart that differ in case alone', () => {
    expect(usernameKind.normalise('Ann')).not.toBe(usernameKind.normalise('ann'))
    expect(urlKind.normalise('https://x.org/A')).not.toBe(urlKind.normalise('https://x.org/a'))
    expect([usernameKind.exact, urlKind.exact]).toEqual([true, true])
  })
})
