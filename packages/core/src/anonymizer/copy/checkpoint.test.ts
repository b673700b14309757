import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Store } from '../../adapter/port.js'
import { memoryAdapter } from '../../memory/adapter.js'
import type { Tuple, Value } from '../../schema/schema.js'
import { createKeyRing } from '../keys/create-key-ring.js'
import { testKey } from '../keys/testing/test-key.js'
import { type Checkpoint, checkpointsOf } from './checkpoint.js'
import { TOWN } from './testing/town.js'

const KEYS = createKeyRing(testKey('checkpoints'), 'stable')
const PLAN = 'a plan'
const ENTITIES = ['User', 'Order']

/** Values of every kind that a key may be of. */
function keyValue(): fc.Arbitrary<Value> {
  return fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }),
    fc.uint8Array({ maxLength: 40 }),
    fc.uuid(),
    fc.boolean(),
    fc.constantFrom('{"n":"1"}', '2024-02-29T00:00:00.000Z', ''),
  )
}

describe('a checkpoint', () => {
  it('says the same when it is read again, whatever the key', async () => {
    const law = fc.asyncProperty(fc.array(keyValue(), { minLength: 1, maxLength: 3 }), async (after) => {
      await inLedger(async (store) => {
        const checkpoints = checkpointsOf(PLAN, KEYS)
        const written: Checkpoint = { entity: 'User', part: 3, rows: 12, done: false, after }
        await checkpoints.write(store, written)
        const read = (await checkpoints.read(store, ENTITIES)).get('User')
        expect(read).toEqual(written)
        expect(read?.after?.map((value) => typeof value)).toEqual(after.map((value) => typeof value))
      })
    })
    await fc.assert(law, { numRuns: 200 })
  })

  it('is the last of its entity, and gone when the copy is whole', async () => {
    await inLedger(async (store) => {
      const checkpoints = checkpointsOf(PLAN, KEYS)
      expect((await checkpoints.read(store, ENTITIES)).size).toBe(0)
      for (let part = 0; part < 12; part++) await checkpoints.write(store, at('User', part))
      await checkpoints.write(store, { ...at('Order', 0), after: undefined, done: true })
      const read = await checkpoints.read(store, ENTITIES)
      expect(read.get('User')).toEqual(at('User', 11))
      expect(read.get('Order')).toMatchObject({ done: true, after: undefined })
      await checkpoints.remove(store)
      expect((await checkpoints.read(store, ENTITIES)).size).toBe(0)
    })
  })

  it('is refused when it is of another plan or another key', async () => {
    await inLedger(async (store) => {
      await checkpointsOf(PLAN, KEYS).write(store, at('User', 0))
      for (const [plan, ring] of [
        ['another plan', KEYS],
        [PLAN, createKeyRing(testKey('others'), 'stable')],
      ] as const)
        await expect(checkpointsOf(plan, ring).read(store, ENTITIES)).rejects.toMatchObject({
          code: 'ANONYMIZE.CHECKPOINT',
        })
    })
  })

  it('shows nothing of the key in the target, and nobody can see that two are of one', async () => {
    const law = fc.asyncProperty(fc.string({ minLength: 4, maxLength: 60 }), async (text) => {
      await inLedger(async (store) => {
        const checkpoints = checkpointsOf(PLAN, KEYS)
        const after: Tuple = [`<${text}>`, 9_007_199_254_740_993n, new Uint8Array([222, 173, 190, 239])]
        for (const part of [0, 1]) await checkpoints.write(store, { ...at('User', part), after })
        const bodies = await bodiesOf(store)
        expect(bodies).toHaveLength(2)
        for (const form of [`<${text}>`, JSON.stringify(`<${text}>`), '9007199254740993', 'deadbeef'])
          for (const encoding of ['utf8', 'base64', 'hex'] as const) {
            const seen = Buffer.from(form).toString(encoding).replace(/=+$/, '')
            expect(bodies.some((body) => body.includes(seen))).toBe(false)
          }
        const [first, second] = bodies.map((body) => (JSON.parse(body) as { readonly after: string }).after)
        expect(first).not.toBe(second)
      })
    })
    await fc.assert(law, { numRuns: 50 })
  })

  it('is refused when somebody changed it', async () => {
    await inLedger(async (store) => {
      const checkpoints = checkpointsOf(PLAN, KEYS)
      await checkpoints.write(store, at('User', 0))
      const [body = ''] = await bodiesOf(store)
      const { after, ...rest } = JSON.parse(body) as { readonly after: string }
      const bytes = Buffer.from(after, 'base64')
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      const changed = JSON.stringify({ ...rest, after: bytes.toString('base64') })
      await store.ledger.write([{ run: -2, entity: 'User', part: 1, body: changed }])
      await expect(checkpoints.read(store, ENTITIES)).rejects.toMatchObject({
        code: 'ANONYMIZE.CHECKPOINT',
      })
    })
  })
})

function at(entity: string, part: number): Checkpoint {
  return { entity, part, rows: part * 10, done: false, after: [part, `key ${part}`] }
}

async function inLedger(work: (store: Store) => Promise<void>): Promise<void> {
  await memoryAdapter(TOWN).transaction(work)
}

async function bodiesOf(store: Store): Promise<readonly string[]> {
  const bodies: string[] = []
  for await (const { body } of store.ledger.parts(-2, 'User')) bodies.push(body)
  return bodies
}
