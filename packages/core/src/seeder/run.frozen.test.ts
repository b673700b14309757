import { describe, expect, it } from '@jest/globals'
import { memoryAdapter, type MemoryAdapter } from '../memory.js'
import { SEEDERS, shopSchema } from '../testing/shop.js'
import { registerSeeders } from './register.js'
import type { RunOptions, RunReport } from './reports.js'

async function seeded(
  options: RunOptions = {},
): Promise<{ readonly adapter: MemoryAdapter; readonly report: RunReport }> {
  const adapter = memoryAdapter(shopSchema())
  return { adapter, report: await registerSeeders(adapter, { seeders: SEEDERS }).run(options) }
}

// A change of any of these is a breaking change: a new generator version, a changeset, a line in the upgrade guide.
describe('frozen', () => {
  it('rows of seed 42', async () => {
    const { adapter } = await seeded()
    const row = (entity: string, place: number): unknown => adapter.rows(entity)[place]
    expect(row('User', 0)).toEqual({
      id: 1,
      email: 'ron.herzog@example.com',
      username: 'ron_herzog',
      firstName: 'Ron',
      role: 'USER',
      isActive: true,
      address: { street: '55378 Waverley Road', city: 'North Little Rock' },
      createdAt: '2024-06-23T04:58:05Z',
    })
    expect(row('User', 7)).toMatchObject({ email: 'junius.legros@example.com', createdAt: '2024-03-04T22:24:21Z' })
    expect(row('Category', 0)).toEqual({ id: 1, slug: 'music', parentId: null })
    expect(row('Tag', 7)).toEqual({ id: 8, name: 'tag-387' })
    expect(row('Product', 7)).toEqual({ id: 8, sku: 'UHM-93336', price: '522.59', categoryId: 4 })
    expect(row('product_tags', 7)).toEqual({ productId: 6, tagId: 5 })
    expect(row('Order', 7)).toEqual({
      id: 8,
      orderNumber: 'ORD-78521824',
      status: 'DELIVERED',
      userId: 92,
      total: '1843.92',
      billing: { street: '26228 Rowan Close', city: 'Bentonville' },
      createdAt: '2025-10-26T03:34:38Z',
    })
    expect(row('OrderItem', 7)).toEqual({ id: 8, orderId: 2, productId: 37, quantity: 3, total: '162.54' })
  })

  it('fingerprints of seed 42', async () => {
    const { report } = await seeded()
    expect(report.entities.map(({ entity, rows, fingerprint }) => [entity, rows, fingerprint.slice(0, 16)])).toEqual([
      ['Category', 5, 'f0f145e787cf2db4'],
      ['Product', 50, '384f5cbd185af2f3'],
      ['Tag', 20, '9eb092caec127e86'],
      ['User', 100, '0cbf8afe794c3785'],
      ['Order', 200, '8befd01538ea88cb'],
      ['OrderItem', 617, '5de25ba5b9fff8e4'],
      ['product_tags', 76, 'a5f4fad18a0727dd'],
    ])
    expect(report.fingerprint).toBe('ee41ee589fd3707f2902fc9631c06b8d0c9dda706799a41afdbf7c96008892a1')
    expect(report.rows).toBe(1_068)
  })

  it('the fingerprint of a seed that is a text', async () => {
    const { report } = await seeded({ seed: 'forty-two' })
    expect(report.fingerprint).toBe('bf9a01a414ccb5cd3c19726feef76d08cc6ec7d12bbd3b5e62904f50e0a20a52')
  })

  it('the fingerprint past and through the ORM', async () => {
    const { report } = await seeded({ through: 'orm' })
    expect(report.fingerprint).toBe('ee41ee589fd3707f2902fc9631c06b8d0c9dda706799a41afdbf7c96008892a1')
  })
})
