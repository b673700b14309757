import { describe, expect, it } from '@jest/globals'
import { isSeedError } from '../../errors/seed-error.js'
import { type Methods, type Open, openKeyed, openNaive } from './testing/faults.js'

/** Says whether an anonymizer has a fault. */
type Fault = (open: Open) => Promise<boolean>

const DAY_MS = 86_400_000
const people = Array.from({ length: 60 }, (_, i) => `person${i}@hospital.example`)
const day = (text: string): Date => new Date(`${text}T00:00:00Z`)

/** A fault of a value: no second process is needed. */
const of =
  (shows: (one: Methods) => boolean): Fault =>
  async (open) =>
    shows(await open())

/** An anonymizer that refuses to do something has not the fault of doing it. */
const unlessRefused = async (work: () => unknown): Promise<boolean> => {
  try {
    return (await work()) === true
  } catch (error) {
    if (isSeedError(error)) return false
    throw error
  }
}

function isLuhn(card: string): boolean {
  const digits = [...card.replace(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((all, digit, i) => all + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0)
  return digits.length > 11 && sum % 10 === 0
}

/** Numbers that the Social Security Administration never gave out: area 000, 666 and 9xx, group 00, serial 0000. */
const neverIssued = (ssn: string): boolean => /^(?:000|666|9\d\d)|^\d{3}-00|-0000$/.test(ssn)

/** Reserved for documentation (RFC 5737). */
const isDocumentation = (ip: string): boolean => /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(ip)

const faults: Readonly<Record<string, Fault>> = {
  'identifier and salt run into each other': (open) =>
    unlessRefused(async () => {
      const one = await open()
      return one.id('ab', 'c') === one.id('a', 'bc')
    }),
  'two processes that meet values in another order disagree': async (open) => {
    const first = await open()
    const there = people.map((email) => first.email(email))
    const second = await open()
    const back = people.toReversed().map((email) => second.email(email))
    return back.toReversed().some((email, i) => email !== there[i])
  },
  'two anonymizers in one process disturb each other': async (open) => {
    const alone = (await open()).email('a@x.example')
    const first = await open()
    const second = await open()
    second.email('b@x.example')
    return first.email('a@x.example') !== alone
  },
  'the locale is accepted and ignored': async (open) => {
    const names = async (locale: string): Promise<string> => {
      const one = await open({ locale })
      return people.map((email) => one.name('Ann', email)).join()
    }
    return (await names('ja')) === (await names('en'))
  },
  'addresses lead to hosts where people have their mail': of((one) =>
    people.some((email) => !/@example\.(?:com|net|org)$/.test(one.email(email))),
  ),
  'ways of writing an address are different people': of(
    (one) => one.email('Bob@x.example') !== one.email('bob@x.example'),
  ),
  'a malformed address makes a malformed one': of((one) => one.emailAtHome('no address').includes('undefined')),
  'an empty text becomes an address': of((one) => one.email('') !== ''),
  'one person has several first names': of((one) =>
    people.some((email) => one.firstName('Ann', email) !== one.firstName('Ann', email)),
  ),
  'name and e-mail address disagree': of((one) =>
    people.some((email) => {
      const first = one.name('Ann Smith', email).split(' ')[0] ?? ''
      return !one.email(email).startsWith(first.toLowerCase().replace(/[^a-z]/g, ''))
    }),
  ),
  'social security numbers may be those of living people': of((one) =>
    people.some((_, i) => !neverIssued(one.ssn(`123-45-${1000 + i}`))),
  ),
  'one person has several social security numbers': of((one) => one.ssn('123-45-6789') !== one.ssn('123-45-6789')),
  'phone numbers move to another country': of((one) =>
    people.some((_, i) => !one.phone(`+1 212 736 ${5000 + i}`).startsWith('+1 ')),
  ),
  'one person has several addresses': of((one) => {
    const make = (): string => JSON.stringify(one.address({ street: '1 High St', city: 'York' }, 'a@x.example'))
    return make() !== make()
  }),
  'members of an address appear and vanish': of((one) => {
    const made = one.address({ line1: '1 High St', town: 'York' }, 'a@x.example')
    return Object.keys(made).join() !== 'line1,town'
  }),
  'the time between two dates of a person is lost': of((one) =>
    people.some((email) => {
      const born = one.date(day('1980-03-01'), email).getTime()
      return one.date(day('1980-03-11'), email).getTime() - born !== 10 * DAY_MS
    }),
  ),
  'to keep the year, a date is moved by nearly one': of((one) =>
    people.some((email) => {
      const born = day('2025-01-05')
      return Math.abs(one.date(born, email, true).getTime() - born.getTime()) > 60 * DAY_MS
    }),
  ),
  'IP addresses are those of real hosts': of((one) => people.some((_, i) => !isDocumentation(one.ip(`81.2.69.${i}`)))),
  'one host has several IP addresses': of((one) => one.ip('81.2.69.1') !== one.ip('81.2.69.1')),
  'cards keep their last digits': of((one) => one.card('4539148803436467').endsWith('6467')),
  'cards fail the check of every form': of((one) => !isLuhn(one.card('4539148803436467'))),
  'American cards change their length': of((one) => one.card('378282246310005').length !== 15),
  'short numbers of cards leak whole': of((one) => one.card('123').endsWith('123')),
  'fields that nobody named go through': (open) =>
    unlessRefused(async () => {
      const masked = await (await open()).record({ email: 'a@x.org', passwordHash: 's3cret' }, { email: 'email' })
      return JSON.stringify(masked).includes('s3cret')
    }),
  'a misspelled handler leaves the field as it is': (open) =>
    unlessRefused(async () => {
      const masked = await (await open()).record({ email: 'a@x.org' }, { email: 'emial' })
      return JSON.stringify(masked).includes('a@x.org')
    }),
}

// A fault that the naive one does not show would prove nothing of ours.
describe.each(Object.entries(faults))('%s', (_, shows) => {
  it('in a naive anonymizer', async () => {
    expect(await shows(openNaive)).toBe(true)
  })

  it('but not in ours', async () => {
    expect(await shows(openKeyed)).toBe(false)
  })
})
