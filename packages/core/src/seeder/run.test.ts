import { describe, expect, it } from '@jest/globals'
import { memoryAdapter } from '../memory.js'
import { SEEDERS, shopSchema } from '../testing/shop.js'
import { registerSeeders } from './register.js'

describe('run', () => {
  it('fills the shop, every row related', async () => {
    const adapter = memoryAdapter(shopSchema())
    const report = await registerSeeders(adapter, { seeders: SEEDERS }).run()
    expect(report.entities.map((one) => [one.entity, one.rows])).toEqual([])
    console.log(
      adapter.rows('User')[0],
      adapter.rows('Order')[0],
      adapter.rows('OrderItem')[0],
      adapter.rows('Category'),
      report,
    )
  })
})
