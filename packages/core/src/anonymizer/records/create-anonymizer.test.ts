import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { testKey } from '../attacks/testing/system.js'
import { email } from '../transforms/email.js'
import { hash } from '../transforms/hash.js'
import { createAnonymizer, type RecordAnonymizer } from './create-anonymizer.js'

const key = testKey('a key of the tests of records')
let ours: RecordAnonymizer
beforeAll(async () => {
  ours = await createAnonymizer({ key })
})
afterEach(() => {
  delete process.env['SEED_KEY']
})

interface User {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly phone: string | null
  readonly address: Readonly<Record<string, unknown>>
  readonly ssn: string
  readonly createdAt: Date
}

const user: User = {
  id: 'u1',
  email: 'Ann.Smith@hospital.org',
  name: 'Ann Smith',
  phone: null,
  address: { street: '1 High Street', city: 'Springfield', zip: '12345', country: 'US' },
  ssn: '078-05-1120',
  createdAt: new Date('2024-02-29T10:00:00Z'),
}

describe('createAnonymizer', () => {
  it('needs a key, and says why a seed is none', async () => {
    await expect(createAnonymizer()).rejects.toMatchObject({ code: 'KEY.MISSING' })
    const seeded = createAnonymizer({ seed: 42 })
    await expect(seeded).rejects.toMatchObject({
      code: 'RECORDS.SEED_IS_NO_KEY',
      why: expect.stringContaining('anybody tries') as unknown,
      fix: expect.stringMatching(/seed key new[^]*throwaway/) as unknown,
    })
  })

  it('takes the key from its options, a file or the environment; a seed beside it changes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-key-'))
    writeFileSync(join(folder, 'key'), key, { mode: 0o600 })
    const inFile = await createAnonymizer({ keyFile: 'key', cwd: folder })
    rmSync(folder, { recursive: true })
    process.env['SEED_KEY'] = key
    for (const other of [inFile, await createAnonymizer(), await createAnonymizer({ seed: 42 })]) {
      expect(other.keyId).toBe(ours.keyId)
      expect(other.anonymizeEmail('a@b.org')).toBe(ours.anonymizeEmail('a@b.org'))
    }
  })

  it('refuses a key that is none, without showing it', async () => {
    const refused = createAnonymizer({ key: 'correct horse battery staple' })
    await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^KEY\./) as unknown })
    await expect(refused).rejects.not.toThrow('horse')
  })

  it('makes others with another key, in another release, and each time with a key that is thrown away', async () => {
    const options = [
      { key: testKey('another') },
      { key, mode: 'release', release: 'may' },
      { mode: 'throwaway' },
      { mode: 'throwaway' },
    ] as const
    const all = await Promise.all(options.map((one) => createAnonymizer(one)))
    const emails = [ours, ...all].map((one) => one.anonymizeEmail('a@b.org'))
    expect(new Set(emails).size).toBe(5)
  })

  it('honours the locale', async () => {
    const german = await createAnonymizer({ key, locale: 'de' })
    const names = Array.from({ length: 40 }, (_, i) => german.anonymizeLastName(`Name ${i}`))
    expect(names).not.toEqual(Array.from({ length: 40 }, (_, i) => ours.anonymizeLastName(`Name ${i}`)))
    await expect(createAnonymizer({ key, locale: 'xx' })).rejects.toMatchObject({ code: 'CONFIG.UNKNOWN_LOCALE' })
  })
})

describe('methods of fields', () => {
  it('give equal values equal replacements, and keep null and undefined', () => {
    const { anonymizeEmail, anonymizePhone } = ours
    expect(anonymizeEmail(' BOB@x.org')).toBe(anonymizeEmail('bob@x.org'))
    expect(anonymizeEmail(null)).toBeNull()
    expect(anonymizePhone(undefined)).toBeUndefined()
    expect(['+1 201 555 0123'].map(anonymizePhone)).toEqual([anonymizePhone('+1 201 555 0123')])
  })

  it('keep the domain where it is told', () => {
    expect(ours.anonymizeEmail('bob@acme.org')).toMatch(/@example\.(com|net|org)$/)
    expect(ours.anonymizeEmail('bob@acme.org', true)).toMatch(/@acme\.org$/)
    expect(ours.anonymizeEmail('bob@acme.org', { preserveDomain: true })).toMatch(/@acme\.org$/)
  })

  it('agree about one person', () => {
    const about = { subject: 'Bob@acme.org' }
    const [first, last] = [ours.anonymizeFirstName('Bob', about), ours.anonymizeLastName('Jones', about)]
    expect(ours.anonymizeName('Bob Jones', about)).toBe(`${first} ${last}`)
    const made = ours.anonymizeEmail('bob@acme.org').split('.', 2)
    expect(made).toEqual(
      [first, last].map((name) =>
        name
          .toLowerCase()
          .normalize('NFD')
          .replace(/[^a-z]/g, ''),
      ),
    )
  })

  it('move dates of one person alike, by whole days, in the year if told', () => {
    const born = new Date('1980-05-05T00:00:00Z')
    const seen = new Date('2024-01-01T09:30:00Z')
    const about = { subject: 'bob@acme.org', varianceDays: 30 }
    const moved = [born, seen].map((day) => (ours.anonymizeDate(day, about).getTime() - day.getTime()) / 86_400_000)
    expect(moved[0]).toBe(moved[1])
    expect(Number.isInteger(moved[0]) && moved[0] !== 0 && Math.abs(moved[0] ?? 99) <= 30).toBe(true)
    for (let i = 0; i < 50; i++) {
      const text = ours.anonymizeDate('2025-01-05', { subject: `${i}`, preserveYear: true })
      expect(text).toMatch(/^2025-\d\d-\d\d$/)
    }
    expect(ours.anonymizeDate('2025-06-05', 3)).toMatch(/^2025-06-0[2-8]$/)
  })

  it('hash identifiers under the key, numbers like their texts, and take no salt', () => {
    expect(ours.hashIdentifier('42')).toMatch(/^[0-9a-f]{64}$/)
    expect(ours.hashIdentifier(42)).toBe(ours.hashIdentifier('42'))
    const salted = ours.hashIdentifier as (id: string, salt: string) => string
    expect(() => salted('42', '')).toThrow('RECORDS.SALT')
  })

  it('replace addresses as texts and as objects', () => {
    const made = ours.anonymizeAddress(user.address)
    expect(Object.keys(made)).toEqual(['street', 'city', 'zip', 'country'])
    expect(made).not.toMatchObject({ street: '1 High Street' })
    expect(typeof ours.anonymizeAddress('1 High Street, Springfield')).toBe('string')
  })

  it('make numbers of cards and IPs that belong to nobody', () => {
    expect(ours.anonymizeCreditCard('4539 1488 0343 6467')).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
    expect(ours.anonymizeCreditCard('4539148803436467').slice(-4)).not.toBe('6467')
    expect(ours.anonymizeIp('81.2.69.142')).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/)
    expect(ours.anonymizeIp('2a00::1')).toMatch(/^2001:db8:/)
  })

  it('refuse what is no text', () => {
    expect(() => ours.anonymizeEmail({} as unknown as string)).toThrow('RECORDS.TYPE: email() got json')
  })
})

describe('records', () => {
  it('pass as in the guide: functions for some fields, the rest as it is', async () => {
    const handlers = {
      email: (v: unknown) => ours.anonymizeEmail(v as string, true),
      name: (v: unknown) => ours.anonymizeName(v as string),
      phone: (v: unknown) => ours.anonymizePhone(v as string),
      address: (v: unknown) => ours.anonymizeAddress(v as Record<string, unknown>),
      ssn: () => '***-**-****',
    }
    const [masked] = await ours.anonymizeRecords([user], handlers, { rest: 'keep' })
    expect(masked).toMatchObject({ id: 'u1', phone: null, ssn: '***-**-****', createdAt: user.createdAt })
    expect(masked?.email).toMatch(/@hospital\.org$/)
    expect(masked?.name).not.toBe('Ann Smith')
  })

  it('lists the fields that nobody thought of', async () => {
    await expect(ours.anonymizeRecord(user, { email: 'email' })).rejects.toMatchObject({
      code: 'RECORDS.UNNAMED_FIELDS',
      message: expect.stringContaining(
        'id, name, address.street, address.city, address.zip, address.country, ssn, createdAt',
      ) as unknown,
      fix: expect.stringContaining("pass { rest: 'keep' }") as unknown,
    })
  })

  it('agree by whom they are about, whatever the order of fields and pages', async () => {
    const handlers = {
      id: hash(),
      email: email(),
      name: 'name',
      phone: 'phone',
      address: 'address',
      ssn: 'ssn',
      createdAt: 'date',
    } as const
    const users = Array.from({ length: 1003 }, (_, i) => ({ ...user, id: `u${i}`, email: `p${i % 501}@hospital.org` }))
    const masked = await ours.anonymizeRecords(users, handlers)
    expect(masked[0]?.name).toBe(masked[501]?.name)
    expect(masked[1002]).toEqual(await ours.anonymizeRecord(users[1002] as User, handlers))
    const { name, email: address, createdAt } = masked[0] as User
    expect(
      address.startsWith(
        name
          .toLowerCase()
          .split(' ')[0]
          ?.replace(/[^a-z]/g, '') ?? '?',
      ),
    ).toBe(true)
    expect(createdAt).toBeInstanceOf(Date)
    expect(name).toBe(ours.anonymizeName('Ann Smith', { subject: 'p0@hospital.org' }))
  })

  it('keeps rows of a class of that class', async () => {
    class Row {
      email = 'a@b.org'
    }
    expect(await ours.anonymizeRecord(new Row(), { email: 'email' })).toBeInstanceOf(Row)
  })
})
