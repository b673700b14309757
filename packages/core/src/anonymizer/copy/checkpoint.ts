import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Store } from '../../adapter/port.js'
import { otherCheckpoint } from '../../errors/anonymize.js'
import type { Tuple, Value } from '../../schema/schema.js'
import type { KeyRing } from '../keys/key-ring.js'

/** Where checkpoints stand in the ledger: below the numbers of runs. */
const RUN = -2

/** How far the copy of one entity got. */
export interface Checkpoint {
  readonly entity: string
  /** Number of the checkpoint among those of the entity, from 0. */
  readonly part: number
  readonly rows: number
  /** Key in the source of the last row that was copied; undefined before the first. */
  readonly after: Tuple | undefined
  readonly done: boolean
}

/** Keeps and finds the checkpoints of one plan under one key. */
export interface Checkpoints {
  /** The last ones that are there, by entity. @throws {SeedError} `ANONYMIZE.CHECKPOINT` when they are of another plan or key. */
  read(store: Store, entities: readonly string[]): Promise<ReadonlyMap<string, Checkpoint>>
  /** Writes one in the transaction of its page. */
  write(store: Store, checkpoint: Checkpoint): Promise<void>
  remove(store: Store): Promise<void>
}

interface Body {
  readonly plan: string
  readonly keyId: string
  readonly rows: number
  readonly done: boolean
  /** The key, encrypted: it is an original, and originals never reach the target. */
  readonly after: string | null
}

/** Checkpoints in the target's ledger, each a row that commits with its page. */
export function checkpointsOf(plan: string, keys: KeyRing): Checkpoints {
  const secret = keys.pseudonyms('seed/checkpoint', [plan])[0] as Uint8Array
  return {
    read: async (store, entities) => {
      const found = new Map<string, Checkpoint>()
      for (const entity of entities) {
        for await (const { body, part } of store.ledger.parts(RUN, entity)) {
          const read = JSON.parse(body) as Body
          if (read.plan !== plan || read.keyId !== keys.id) throw otherCheckpoint()
          const after = read.after === null ? undefined : open(secret, read.after)
          found.set(entity, { entity, part, rows: read.rows, done: read.done, after })
        }
      }
      return found
    },
    write: async (store, { entity, part, rows, done, after }) => {
      const body: Body = { plan, keyId: keys.id, rows, done, after: after === undefined ? null : seal(secret, after) }
      await store.ledger.write([{ run: RUN, entity, part, body: JSON.stringify(body) }])
    },
    remove: (store) => store.ledger.remove(RUN),
  }
}

/** AES-256-GCM (NIST SP 800-38D) under a fresh nonce. */
function seal(secret: Uint8Array, key: Tuple): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(key.map(encode)), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
}

function open(secret: Uint8Array, sealed: string): Tuple {
  try {
    return decipher(secret, sealed)
  } catch {
    // Sealed under another key, or changed since.
    throw otherCheckpoint()
  }
}

function decipher(secret: Uint8Array, sealed: string): Tuple {
  const bytes = Buffer.from(sealed, 'base64')
  const cipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
  const text = Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
  return (JSON.parse(text) as readonly unknown[]).map(decode)
}

/** JSON has neither big integers nor bytes. */
function encode(value: Value): unknown {
  if (typeof value === 'bigint') return { n: String(value) }
  return value instanceof Uint8Array ? { x: Buffer.from(value).toString('hex') } : value
}

function decode(value: unknown): Value {
  if (typeof value !== 'object' || value === null) return value as Value
  const { n, x } = value as { readonly n?: string; readonly x?: string }
  return n === undefined ? new Uint8Array(Buffer.from(x ?? '', 'hex')) : BigInt(n)
}
