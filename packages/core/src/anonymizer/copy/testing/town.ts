import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter } from '../../../adapter/port.js'
import { memoryAdapter, type MemoryAdapter, type MemoryOptions } from '../../../memory/adapter.js'
import type { Entity, Field, FieldType, Relation, Schema } from '../../../schema/schema.js'
import { writableEntities, writableFields } from '../../../schema/lookup.js'
import { typeText } from '../../classify/type-text.js'
import type { Classification, FieldClass } from '../../reports.js'
import type { AnonymizeRequest } from '../../request.js'
import type { Anonymizer, EntityRules } from '../../rules.js'

/** A key for tests, fixed and known to everybody who reads this. */
export const TEST_KEY: string = createHash('sha256').update('a key for tests').digest('hex')

const INT: FieldType = { kind: 'integer', bits: 32 }
const text = (length: number): FieldType => ({ kind: 'text', length })

function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, column: name, type, nativeType: typeText(type), nullable: false, ...more }
}

function entity(
  name: string,
  table: string,
  more: Omit<Entity, 'name' | 'table' | 'origin' | 'checks' | 'key'> & { key?: readonly string[] },
): Entity {
  return { name, table: { name: table }, origin: 'orm', checks: [], key: ['id'], ...more }
}

function toOne(name: string, target: string, foreignKey: string, arity: '0-1' | '1' = '1'): Relation {
  return {
    arity,
    name,
    target,
    fields: [foreignKey],
    targetFields: ['id'],
    origin: 'orm',
    enforced: true,
    deferrable: false,
  }
}

/** People with bosses, their orders with items, and an audit table that only repeats e-mail addresses and names. */
export const TOWN: Schema = {
  entities: [
    entity('User', 'users', {
      fields: [
        field('id', INT),
        field('email', text(120)),
        field('firstName', text(60)),
        field('lastName', text(60), { nullable: true }),
        field('born', { kind: 'date' }, { nullable: true }),
        field('bossId', INT, { nullable: true }),
        field('isStaff', { kind: 'boolean' }),
      ],
      relations: [toOne('boss', 'User', 'bossId', '0-1')],
      uniques: [{ fields: ['email'] }],
    }),
    entity('Order', 'orders', {
      fields: [
        field('id', INT),
        field('userId', INT),
        field('placedAt', { kind: 'date' }),
        field('note', text(200), { nullable: true }),
      ],
      relations: [toOne('user', 'User', 'userId')],
      uniques: [],
    }),
    entity('Item', 'items', {
      fields: [field('id', INT), field('orderId', INT), field('madeOn', { kind: 'date' })],
      relations: [toOne('order', 'Order', 'orderId')],
      uniques: [],
    }),
    entity('Audit', 'audit', {
      fields: [
        field('id', INT),
        field('who', text(120)),
        field('given', text(60)),
        field('aboutType', text(10)),
        field('aboutId', INT),
        field('detail', { kind: 'json' }),
      ],
      relations: [],
      uniques: [],
    }),
  ],
}

/** Two databases of the town, the first filled, and a folder with a classification. */
export interface Town {
  readonly source: MemoryAdapter
  readonly target: MemoryAdapter
  request(anonymizer: Partial<Anonymizer> & { readonly rules: readonly EntityRules[] }): AnonymizeRequest
  close(): void
}

export interface TownOptions {
  readonly schema?: Schema
  readonly targetSchema?: Schema
  readonly people?: number
  /** Classes of fields, `User.email`; fields without one are `safe`. */
  readonly classes?: Readonly<Record<string, FieldClass>>
  readonly memory?: MemoryOptions
}

/** Opens a town. Foreign keys are checked at once, as most databases do. */
export async function openTown(options: TownOptions = {}): Promise<Town> {
  const { schema = TOWN, people = 40 } = options
  const folder = mkdtempSync(join(tmpdir(), 'seed-town-'))
  const source = memoryAdapter(schema, { database: 'town', foreignKeys: 'statement', ...options.memory })
  const target = memoryAdapter(options.targetSchema ?? schema, {
    database: 'copy',
    foreignKeys: 'statement',
    ...options.memory,
  })
  writeFileSync(join(folder, 'seed.classification.json'), JSON.stringify(classify(schema, options.classes ?? {})))
  if (people > 0) await fill(source, people)
  // The memory adapter reaches no other database by itself.
  const adapter: Adapter = { ...source, openTarget: () => Promise.resolve(target) }
  return {
    source,
    target,
    request: (anonymizer) => ({ adapter, anonymizer: { ...anonymizer }, allow: [], cwd: folder }),
    close: () => rmSync(folder, { recursive: true }),
  }
}

function classify(schema: Schema, classes: Readonly<Record<string, FieldClass>>): Classification {
  return {
    version: 1,
    entities: Object.fromEntries(
      writableEntities(schema).map((one) => [
        one.name,
        Object.fromEntries(
          writableFields(one).map(({ name, type }) => [
            name,
            { class: classes[`${one.name}.${name}`] ?? 'safe', reason: 'a test', type: typeText(type) },
          ]),
        ),
      ]),
    ),
  }
}

async function fill(town: MemoryAdapter, people: number): Promise<void> {
  await town.change((client) => {
    for (let id = 1; id <= people; id++) {
      client.insert('User', [
        {
          id,
          email: `Person${id}@corp${id % 7}.example.net`,
          firstName: `Firstname${id}`,
          lastName: id % 5 === 0 ? null : `Lastname${id}`,
          born: `19${50 + (id % 40)}-0${1 + (id % 9)}-1${id % 10}`,
          bossId: id === 1 ? null : Math.floor(id / 2),
          isStaff: id % 10 === 0,
        },
      ])
    }
    for (let id = 1; id <= people * 2; id++) {
      client.insert('Order', [
        {
          id,
          userId: 1 + (id % people),
          placedAt: `2025-03-${day(id)}`,
          note: id % 3 === 0 ? null : `Left at Firstname${id}`,
        },
      ])
      client.insert('Item', [{ id, orderId: id, madeOn: `2025-04-${day(id)}` }])
    }
    for (let id = 1; id <= people; id++)
      client.insert('Audit', [
        {
          id,
          who: ` person${id}@CORP${id % 7}.example.net`,
          given: `Firstname${id}`,
          aboutType: id % 2 === 0 ? 'user' : 'order',
          aboutId: id,
          detail: { user: id, seen: [id] },
        },
      ])
  })
}

function day(id: number): string {
  return String(1 + (id % 28)).padStart(2, '0')
}
