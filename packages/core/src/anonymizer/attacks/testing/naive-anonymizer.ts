import { createHash } from 'node:crypto'
import { faker } from '@faker-js/faker/locale/en'

/**
 * How anonymizers are often written, faults and all: a faker stream from a public seed, a table of pairs in memory, hashes
 * without a key, domains and last digits kept, noise drawn anew each time. The attacks must break it; never use it.
 */
export class NaiveAnonymizer {
  private readonly emails = new Map<string, string>()
  private readonly names = new Map<string, string>()
  private readonly phones = new Map<string, string>()

  constructor({ seed = 42 }: { readonly seed?: number; readonly locale?: string } = {}) {
    faker.seed(seed)
  }

  anonymizeEmail(email: string, preserveDomain = false): string {
    return remember(this.emails, email, () =>
      preserveDomain ? `${faker.internet.username()}@${email.split('@')[1]}` : faker.internet.email(),
    )
  }

  anonymizeName(name: string): string {
    return remember(this.names, name, () => faker.person.fullName())
  }

  anonymizeFirstName(): string {
    return faker.person.firstName()
  }

  anonymizePhone(phone: string): string {
    return remember(this.phones, phone, () => phone.replace(/\d/g, () => String(faker.number.int({ min: 0, max: 9 }))))
  }

  /** What the Python form of such code gives: any number, which may be somebody's. */
  anonymizeSsn(): string {
    return faker.helpers.fromRegExp('[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}')
  }

  anonymizeAddress(address: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return {
      street: faker.location.streetAddress(),
      city: faker.location.city(),
      state: faker.location.state({ abbreviated: true }),
      zipCode: faker.location.zipCode(),
      country: address['country'] ?? 'US',
    }
  }

  anonymizeDate(date: Date, varianceDays = 30, preserveYear = false): Date {
    const moved = new Date(date)
    moved.setUTCDate(moved.getUTCDate() + faker.number.int({ min: -varianceDays, max: varianceDays }))
    if (preserveYear) moved.setUTCFullYear(date.getUTCFullYear())
    return moved
  }

  anonymizeIp(ip: string): string {
    return ip.includes(':') ? faker.internet.ipv6() : faker.internet.ipv4()
  }

  hashIdentifier(identifier: string, salt = ''): string {
    return createHash('sha256').update(`${identifier}${salt}`).digest('hex').slice(0, 16)
  }

  anonymizeCreditCard(card: string): string {
    return `${'*'.repeat(12)}${card.slice(-4)}`
  }

  anonymizeRecord(
    record: Readonly<Record<string, unknown>>,
    handlers: Readonly<Record<string, (value: never) => unknown>>,
  ): Record<string, unknown> {
    const result = { ...record }
    for (const [field, handler] of Object.entries(handlers)) {
      const value = result[field]
      if (value !== null && value !== undefined) result[field] = handler(value as never)
    }
    return result
  }
}

function remember(pairs: Map<string, string>, value: string, draw: () => string): string {
  const known = pairs.get(value)
  if (known !== undefined) return known
  const made = draw()
  pairs.set(value, made)
  return made
}
