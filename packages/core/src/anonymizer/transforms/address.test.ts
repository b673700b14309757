import { describe, expect, it } from '@jest/globals'
import type { FieldType, Json } from '../../schema/schema.js'
import { english } from '../../values/english.js'
import { loadLocale } from '../../values/locale.js'
import { address } from './address.js'
import { city } from './city.js'
import { country } from './country.js'
import { postcode } from './postcode.js'
import { region } from './region.js'
import { street } from './street.js'
import { applied, codeOf, contextOf, fieldOf, maskedBy } from './testing/mask-harness.js'

const json: FieldType = { kind: 'json' }
const people = Array.from({ length: 300 }, (_, i) => `email:p${i}@example.org`)
const same = (value: string): readonly string[] => people.map(() => value)

describe('parts of an address', () => {
  it('agree for one subject, with each other and with the whole', async () => {
    const about = { subjects: people }
    const streets = (await maskedBy(street(), same('1 Real Road'), about)) as string[]
    const cities = (await maskedBy(city(), same('Springfield'), about)) as string[]
    const regions = (await maskedBy(region(), same('CA'), about)) as string[]
    const postcodes = (await maskedBy(postcode(), same('90210'), about)) as string[]
    const lines = await maskedBy(address(), same('1 Real Road, Springfield, CA 90210'), about)
    lines.forEach((line, i) => expect(line).toBe(`${streets[i]}, ${cities[i]}, ${regions[i]} ${postcodes[i]}`))
    expect(new Set(streets).size).toBeGreaterThan(280)
  })

  it('write regions short or in full as the original', async () => {
    const [short, full] = [['CA'], ['California']]
    const about = { subjects: ['s'] }
    const [abbreviation] = await maskedBy(region(), short, about)
    const [name] = await maskedBy(region(), full, about)
    expect(english.states).toContainEqual({ name, abbreviation })
  })

  it('fit into short columns, where others of the subject stay as they are', async () => {
    const masked = (await maskedBy(street(), same('x'), {
      subjects: people,
      type: { kind: 'text', length: 16 },
    })) as string[]
    expect(masked.every((text) => text.length <= 16)).toBe(true)
    const free = (await maskedBy(street(), same('x'), { subjects: people })) as string[]
    const short = free.filter((text) => text.length <= 16)
    expect(short.length).toBeGreaterThan(5)
    for (const text of short) expect(masked).toContain(text)
    expect(await codeOf(() => maskedBy(street(), [], { type: { kind: 'text', length: 3 } }))).toBe('MASK.TOO_SHORT')
    expect(await codeOf(() => maskedBy(postcode(), [], { type: { kind: 'text', length: 4 } }))).toBe('MASK.TOO_SHORT')
  })

  it('keep countries, and replace what is none', async () => {
    expect(await maskedBy(country(), ['Germany', 'DE', 'deu', 'United States', null, ''])).toEqual([
      'Germany',
      'DE',
      'deu',
      'United States',
      null,
      '',
    ])
    expect(await maskedBy(country(), ['Ann Smith, Berlin', 'XQ'])).toEqual(['United States', 'US'])
    expect(await maskedBy(country(), ['Ann Smith, Berlin'], { type: { kind: 'text', length: 2 } })).toEqual(['US'])
  })

  it('serve postcodes in columns of numbers', async () => {
    const masked = (await maskedBy(postcode(), [90210, 10001], { type: { kind: 'integer', bits: 32 } })) as number[]
    expect(masked.every((code) => Number.isInteger(code) && code > 0 && code < 100_000)).toBe(true)
    const words = await loadLocale('en_GB')
    expect(await codeOf(() => postcode().bind(fieldOf({ kind: 'integer', bits: 32 }), { ...contextOf(), words }))).toBe(
      'MASK.TYPE',
    )
  })
})

describe('address', () => {
  const record = {
    name: 'Ann Smith',
    line1: '1 Real Road',
    Line_2: 'Flat 3',
    city: 'Springfield',
    state: 'California',
    postalCode: '90210',
    countryCode: 'DE',
    latitude: 48.1,
    type: 'home',
    phone: '555',
    zip: 90210,
    town: null,
    region: '',
  }

  it('replaces a record, with known members only', async () => {
    const [masked] = (await maskedBy(address(), [record], { type: json, subjects: ['s'] })) as Record<string, Json>[]
    const [state] = (await maskedBy(region(), ['California'], { subjects: ['s'] })) as string[]
    expect(Object.keys(masked ?? {})).toEqual([
      'line1',
      'Line_2',
      'city',
      'state',
      'postalCode',
      'countryCode',
      'latitude',
      'zip',
      'town',
      'region',
    ])
    expect(masked).toMatchObject({ Line_2: null, latitude: null, countryCode: 'DE', town: null, region: '', state })
    expect(masked?.['zip']).toBe(Number(masked?.['postalCode']))
    expect(JSON.stringify(masked)).not.toMatch(/Real|Springfield|90210|Ann|Flat|48\.1/)
  })

  it('keeps members that are asked for, reads JSON in text, lists and nested records', async () => {
    const kept = address({ keep: ['type'] })
    expect(await maskedBy(kept, [record], { type: json })).toEqual([expect.objectContaining({ type: 'home' })])
    const [text] = (await maskedBy(address(), [JSON.stringify([{ address: record, city: 'Springfield' }])])) as string[]
    const [inner] = JSON.parse(text ?? '') as { address: Record<string, Json>; city: string }[]
    expect(inner?.city).toBe(inner?.address['city'])
    expect(text).not.toMatch(/Real|Springfield|Ann/)
    const length = { type: { kind: 'text', length: 30 } } as const
    expect(await codeOf(() => maskedBy(address(), ['{"street":"x","city":"y","zip":"1"}'], length))).toBe('MASK.RESULT')
  })

  it('keeps lines and the country of a text, and fits', async () => {
    const [masked] = (await maskedBy(address(), ['1 Real Road\nSpringfield\nGermany'])) as string[]
    expect(masked?.split('\n').length).toBe(4)
    expect(masked?.endsWith('\nGermany')).toBe(true)
    const tight = (await maskedBy(address(), same('1 Real Road, Springfield'), {
      subjects: people,
      type: { kind: 'text', length: 24 },
    })) as string[]
    expect(tight.every((text) => text.length <= 24 && text.length > 5)).toBe(true)
  })

  it('honours the locale', async () => {
    const words = await loadLocale('de')
    const mask = await address().bind(fieldOf(), { ...contextOf(), words })
    const [masked] = applied(mask, address(), ['1 Real Road, Springfield'], { subjects: ['s'] })
    expect(masked).toMatch(/^.+ \d+\w?, \d{5} .+$/)
  })

  it('draws otherwise under another key, and alike for a value without a subject', async () => {
    const values = ['1 Real Road', '2 Real Road', '1 Real Road']
    const [a, b, c] = await maskedBy(address(), values)
    expect(a).toBe(c)
    expect(a).not.toBe(b)
    const [other] = await maskedBy(address(), values, { secret: 'other' })
    expect(other).not.toBe(a)
  })

  it('refuses fields that hold no addresses', async () => {
    expect(await codeOf(() => maskedBy(address(), [], { type: { kind: 'integer', bits: 32 } }))).toBe('MASK.TYPE')
    expect(await codeOf(() => maskedBy(address(), [], { type: { kind: 'text', length: 4 } }))).toBe('MASK.TOO_SHORT')
  })
})
