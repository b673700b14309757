import { describe, expect, it } from '@jest/globals'
import { memoryAdapter } from '../memory/adapter.js'
import { DOMAIN } from '../memory/testing/domain.js'
import { seedDomain } from '../memory/testing/seed-domain.js'

// Ledgers outlive the version that wrote them: what is frozen here must stay readable.
describe('the ledger as it is stored', () => {
  it('keeps its format', async () => {
    const adapter = memoryAdapter(DOMAIN)
    await seedDomain(adapter, 2)
    await adapter.transaction(async (store) => {
      const [header] = await store.ledger.headers()
      const { entities, ...rest } = JSON.parse(header?.body ?? '') as { entities: readonly { entity: string }[] }
      expect({ ...header, body: rest }).toEqual({
        run: 1,
        entity: '',
        part: 0,
        body: {
          format: 1,
          mode: 'atomic',
          dataSet: 'plan-1',
          options: { seed: 42, now: '2026-01-01T00:00:00Z', locale: 'en', counts: {} },
          through: 'native',
        },
      })
      expect(entities.find((one) => one.entity === 'Order')).toEqual({
        entity: 'Order',
        table: 'orders',
        rows: 2,
        keys: { kind: 'range', from: '1', to: '2' },
        columns: ['id', 'note', 'total', 'user_id'],
        fingerprintColumns: ['id', 'note', 'total', 'user_id'],
        fingerprint: 'c67c8f41491a85d00d979704eae04180ab6a9754572f35703e0283a9fd54100c',
      })
      const bodies: string[] = []
      for (const name of ['Order', 'OrderItem'])
        for await (const { body } of store.ledger.parts(1, name)) bodies.push(body)
      expect(bodies).toEqual([
        '{"digests":"KPuz7RmUyNg="}',
        '{"digests":"Y10mf1m1jOE=","keys":[[{"n":"1"},"00000000-0000-4000-8000-0000000003e8"],[{"n":"2"},"00000000-0000-4000-8000-0000000003e9"]]}',
      ])
    })
  })
})
