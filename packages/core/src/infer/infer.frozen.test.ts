import { describe, expect, it } from '@jest/globals'
import { loadLocale } from '../values/locale.js'
import { rowMaker } from './rows.laws.js'
import { PRODUCT, USER } from './shop.laws.js'

/** A change here is a breaking change: everybody's seeded rows change with it. */
describe('rows for seed 42', () => {
  it('of users', () => {
    expect(plain(rowMaker(USER)(4711))).toEqual({
      id: '41bc9058-b20b-4415-9313-c21fe240e7b9',
      email: 'walker.greenfelder@example.com',
      username: 'walker_greenfelder',
      firstName: 'Walker',
      name: 'Walker Greenfelder',
      passwordHash: '$2b$10$SeedSeedSeedSeedSeedSeYeuWtC6H3ilV4m8/rYAeru0ujURB2oS',
      phone: '+1 717-555-0193',
      address: { street: '846 Washington Road', city: 'Enterprise', state: 'OK', zipCode: '74514', country: 'US' },
      role: 'ADMIN',
      isActive: true,
      loyaltyNumber: 'VN-99396204',
      bio: 'Velum voluptatibus beatae verbum adopto ulterius cicuta canto. Coaegresco confugo tracto minus summa depulso et sub arbor. Tibi varietas aspernatur damno crebro stabilis degenero dolorem claudeo uterque. Summopere ipsam decimus tego assentator arma vir.',
      avatarUrl: 'https://example.com/images/suitcase-witty-octave.jpg',
      birthDate: '1965-10-15',
      createdAt: '2024-04-30T08:35:51.000Z',
      updatedAt: '2025-04-06T06:34:10.000Z',
    })
  })

  it('of products', () => {
    expect(plain(rowMaker(PRODUCT)(4711))).toEqual({
      sku: 'XRY-83481',
      slug: 'blight-sock',
      name: 'Ergonomic Plastic Shirt',
      description: 'Discover the smart new Salad with an exciting mix of Cotton ingredients',
      price: '449.92',
      salePrice: '309.35',
      stockQuantity: 438,
      views: '437n',
      weight: 28.31,
      dimensions: { length: 52.95, width: 96.24, height: 24.55, unit: 'cm' },
      tags: ['sale', 'bestseller', 'limited'],
      opensAt: '10:15:00',
      checksum: '1e26644b',
      flubber: 'Aegrus ciminatio',
      position: 12,
    })
  })

  it('of German users', async () => {
    expect(plain(rowMaker(USER, await loadLocale('de'))(0))).toEqual({
      id: 'f45543ff-70aa-4e70-bde6-6aac0e5c7f75',
      email: 'aimee.adam@example.com',
      username: 'aimee_adam',
      firstName: 'Aimee',
      name: 'Aimee Adam',
      passwordHash: '$2b$10$SeedSeedSeedSeedSeedSeYeuWtC6H3ilV4m8/rYAeru0ujURB2oS',
      phone: '+49 69 90009 577',
      address: { street: 'Pfarrer-Klein-Str. 52a', city: 'Worms', state: 'MV', zipCode: '80599', country: 'DE' },
      role: 'ADMIN',
      isActive: true,
      loyaltyNumber: 'CA-11604368',
      bio: 'Sequi ut placeat sequi consequatur soluta eos veritatis. Ducimus dolorem quo facere aut labore nam. Perferendis harum laborum totam neque distinctio.',
      avatarUrl: 'https://example.com/images/uranus-pilz-treppe.jpg',
      birthDate: '2002-05-30',
      createdAt: '2025-12-03T01:00:08.000Z',
      updatedAt: '2025-12-17T23:48:07.000Z',
    })
  })
})

/** As JSON has it; big integers as text with an n, bytes in hexadecimal. */
function plain(row: object): unknown {
  const write = (_: string, value: unknown): unknown =>
    typeof value === 'bigint' ? `${value}n` : value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
  return JSON.parse(JSON.stringify(row, write))
}
