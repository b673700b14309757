import { expect, it } from '@jest/globals'
import { DETECTORS, INSIDE } from './detectors.js'

const whatIs = (text: string): string | undefined => DETECTORS.find(({ is }) => is(text))?.what
const whatIsIn = (text: string): string | undefined => INSIDE.find(([, pattern]) => pattern.test(text))?.[0]

it.each([
  ['ann@example.org', 'e-mail addresses'],
  ['DE89 3704 0044 0532 0130 00', 'IBANs'],
  ['4111 1111 1111 1111', 'card numbers'],
  ['4111 1111 1111 1112', undefined],
  ['192.0.2.17', 'IP addresses'],
  ['2001:db8::1', 'IP addresses'],
  ['120.0.0.0', undefined],
  ['078-05-1120', 'social security numbers'],
  ['+49 30 1234567', 'phone numbers'],
  ['(555) 010-0199', 'phone numbers'],
  ['06.12.34.56.78', 'phone numbers'],
  ['12345678', undefined],
  ['1234567.89', undefined],
  ['10.0.19041', undefined],
  ['2026-01-05', 'dates'],
  ['05.01.2026', 'dates'],
  ['05-01-2026', 'dates'],
  ['2026-01-05T10:00:00Z', 'dates'],
  ['f47ac10b-58cc-4372-a567-0e02b2c3d479', 'UUIDs'],
  ['$2b$10$abcdefghijklmnopqrstuv', 'password hashes'],
  ['$argon2id$v=19$m=65536', 'password hashes'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'signed tokens'],
  ['https://example.org/a', 'web addresses'],
  ['red', undefined],
  ['', undefined],
])('takes %j for %s', (text, what) => {
  expect(whatIs(text)).toBe(what)
})

it.each([
  ['write to ann@example.org, please', 'an e-mail address'],
  ['call +49 30 1234567 after six', 'a phone number'],
  ['call 555-010-0199', 'a phone number'],
  ['pay to DE89 3704 0044 0532 0130 00 today', 'an IBAN'],
  ['from 192.0.2.17 again', 'an IP address'],
  ['hers is 078-05-1120', 'a social security number'],
  ['order 2026-01-05 of 12 pieces', undefined],
  ['version 1.2.3', undefined],
  ['price 12.50, was 15.00', undefined],
])('finds in %j %s', (text, what) => {
  expect(whatIsIn(text)).toBe(what)
})
