import { describe, expect, it } from '@jest/globals'
import { childKey, hashKey } from '../random/key.js'
import { keyedSource } from '../random/source.js'
import { drawAddress } from './address.js'
import { english } from './english.js'
import { loadLocale } from './locale.js'
import { createPeople } from './person.js'
import { createUnique } from './unique.js'

/** A change here is a breaking change: everybody's seeded rows change with it. */
describe('values for seed 42', () => {
  it('people', async () => {
    const locales = ['en', 'de', 'fr', 'es', 'ja', 'ru']
    const emails = await Promise.all(
      locales.map(async (locale) => {
        const people = createPeople(await loadLocale(locale), hashKey(42, 'people', 'users'))
        return [0, 1, 1_000_000, 5_000_000_000].map((place) => people.at(place).email)
      }),
    )
    expect(emails).toEqual([
      [
        'elsie.dickinson@example.com',
        'nikko.mcglynn@example.com',
        'sigrid.littel@example.com',
        'stephan.kulas3580@example.com',
      ],
      [
        'nico.thranhardt@example.com',
        'amina.kuprion@example.com',
        'kenny.tietze@example.com',
        'emmy.sutschet2634@example.com',
      ],
      [
        'hincmar.renault@example.com',
        'quentine.clement@example.com',
        'abelin.gauthier8@example.com',
        'honorine.garcia36675@example.com',
      ],
      [
        'luz.zarate@example.com',
        'lucia.gamez@example.com',
        'mariano.irizarry8@example.com',
        'dolores.luna35243@example.com',
      ],
      ['tiba.koda@example.com', 'rubi.made@example.com', 'keba.sibi8@example.com', 'nabi.nobu35972@example.com'],
      [
        'avtonom.sorokin@example.com',
        'nonna.andreeva@example.com',
        'fadei.artemev10@example.com',
        'yanuarii.pestov49876@example.com',
      ],
    ])
  })

  it('addresses', () => {
    const key = hashKey(42, 'addresses')
    expect([0, 1].map((place) => drawAddress(english, keyedSource(childKey(key, 0, place))))).toEqual([
      {
        street: '83981 S Union Street',
        city: 'Bismarck',
        state: 'NY',
        zipCode: '12393',
        country: 'US',
        phone: '+1 582-555-0108',
      },
      {
        street: '202 W Walnut Street',
        city: 'East Lansing',
        state: 'OR',
        zipCode: '97577',
        country: 'US',
        phone: '+1 906-555-0105',
      },
    ])
  })

  it('patterns, lists and ranges', () => {
    const key = hashKey(42, 'unique', 'orders', 'order_number')
    const first = <T>(values: { readonly at: (index: number) => T }): readonly T[] => [0, 1, 99].map(values.at)
    expect(first(createUnique({ kind: 'pattern', pattern: 'ORD-########' }, key))).toEqual([
      'ORD-93296598',
      'ORD-41751700',
      'ORD-51725326',
    ])
    expect(first(createUnique({ kind: 'pattern', pattern: '****################' }, key))).toEqual([
      'E4YA7749537621070662',
      'GVDN2361582295728565',
      'HEG22184555866944535',
    ])
    expect(first(createUnique({ kind: 'range', min: -50, max: 49 }, key))).toEqual([-35, -25, -22])
  })
})
