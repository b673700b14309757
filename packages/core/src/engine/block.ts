import type { FactoryData } from '../factory/factory.js'
import type { Counts } from '../random/counts.js'
import { hashKey, type StreamKey } from '../random/key.js'
import { hi, lo, mix } from '../random/threefry.js'
import type { Entity, Field } from '../schema/schema.js'
import type { Person } from '../values/groups.js'
import type { Vocabulary } from '../values/locale.js'
import { createPeople } from '../values/person.js'
import type { UniqueValues } from '../values/unique.js'
import type { MakeRow } from './compile.js'
import type { EngineRow, Property } from './row.js'
import type { PlanValues } from './values.js'

/** How a block's rows hang under the rows of another. */
export interface Under {
  readonly block: Block
  /** Relation of the parent, as people write it: `items`. */
  readonly name: string
  /** To-one relation of the child that leads back to the parent. */
  readonly back: string
  /** Name of the stream: what leads back by the database's names, for every ORM names relations in its own way. */
  readonly stream: string
  readonly counts: Counts
}

/** One field of the rows that get written, with how its value becomes the stored one. */
export interface WrittenField {
  readonly field: Field
  readonly toStored: (value: unknown) => unknown
}

/** Rows of a block up to this size are all kept once made. */
const KEPT_ROWS = 1_024
/** Rows kept of a larger block: few, for most are never asked for again, and what lives a while and then dies fills the old heap. */
const RECENT_ROWS = 128
/** From this size on, a domain of unique values is divided among seeders by name. */
export const LARGE_DOMAIN: number = 2 ** 24
const LOCALE = hashKey('group', 'locale')

/**
 * A run of rows of one entity made by one factory: a seeder's, or all children of one relation. Any of its rows can be
 * made from its place alone.
 */
export class Block {
  readonly entity: Entity
  readonly scope: string
  readonly data: FactoryData
  readonly values: PlanValues
  readonly under: Under | undefined
  readonly key: StreamKey
  /** Place of the first row in its enumeration; above 0 when rows are appended. */
  readonly firstIndex: number
  /** Steps split a plan into segments; a block is written in its own. */
  readonly segment: number
  count: number
  /** Place of the first row among all rows of its table. */
  start = 0
  /** First key of the table's new rows; reserved before writing. */
  keyBase = 1n
  uniqueStart = 0
  /** Rows moved to another unique index, because their values were taken in the database. Small domains move while they have room. */
  readonly redrawn: Map<number, number> = new Map()
  readonly children: Map<string, Block> = new Map()
  properties: readonly Property[] = []
  written: readonly WrittenField[] = []
  #make: MakeRow | undefined
  #people: UniqueValues<Person> | undefined
  readonly #cache: (EngineRow | undefined)[] = []

  constructor(given: {
    entity: Entity
    scope: string
    data: FactoryData
    values: PlanValues
    count: number
    firstIndex?: number
    segment?: number
    under?: Under
  }) {
    this.entity = given.entity
    this.scope = given.scope
    this.data = given.data
    this.values = given.values
    this.under = given.under
    this.count = given.count
    this.firstIndex = given.firstIndex ?? 0
    this.segment = given.segment ?? 0
    this.key = hashKey(given.values.seed, given.scope, tableKey(given.entity), given.under?.stream ?? '')
  }

  /** Says how rows are made; before that only their addresses are known. */
  compile(make: MakeRow): void {
    this.#make = make
  }

  /** Stream key of a row, from its place alone. */
  keyOf(ordinal: number): StreamKey {
    const { under } = this
    if (under === undefined) {
      this.#mixRoot(ordinal)
    } else {
      const parent = under.counts.parentOf(ordinal)
      const key = under.block.keyOf(parent)
      mix(key.hi, key.lo, this.key.hi, (this.key.lo + ordinal - under.counts.offsetOf(parent)) | 0)
    }
    return { hi, lo }
  }

  /** A fresh row, nothing computed yet. */
  freshRow(ordinal: number): EngineRow {
    const { under } = this
    if (under !== undefined) {
      const parent = under.counts.parentOf(ordinal)
      return this.#child(under.block.rowAt(parent), ordinal - under.counts.offsetOf(parent), ordinal)
    }
    this.#mixRoot(ordinal)
    return this.#made(hi, lo, this.firstIndex + ordinal, ordinal, null)
  }

  /** The row at a place; rows asked for again soon are kept for a while. */
  rowAt(ordinal: number): EngineRow {
    const slot = this.#slotOf(ordinal)
    const kept = this.#cache[slot]
    if (kept !== undefined && kept.$ordinal === ordinal) return kept
    return (this.#cache[slot] = this.freshRow(ordinal))
  }

  /** Drops all kept rows, so that whatever is asked for next is computed anew. */
  forgetAll(): void {
    this.#cache.length = 0
  }

  /** Drops a kept row, because its unique index has changed. */
  forget(ordinal: number): void {
    this.#cache[this.#slotOf(ordinal)] = undefined
  }

  /** The rows under a parent, in order. */
  childrenOf(parent: EngineRow): EngineRow[] {
    const count = (this.under as Under).counts.countOf(parent.$block.ordinalOf(parent))
    const rows: EngineRow[] = []
    for (let position = 0; position < count; position += 1) rows.push(this.#child(parent, position, -1))
    return rows
  }

  /**
   * All rows in order. Children come with the parent they hang from, which is made once. Rows are not kept: with all that
   * they have computed they would outlive the young heap, and a long run would fill the old one.
   */
  *rows(): IterableIterator<EngineRow> {
    const { under } = this
    if (under === undefined) {
      for (let i = 0; i < this.count; i += 1) yield this.freshRow(i)
      return
    }
    let ordinal = 0
    for (const parent of under.block.rows()) {
      for (const row of parent[childrenProperty(under.name)] as readonly EngineRow[]) {
        row.$ordinal = ordinal
        ordinal += 1
        yield row
      }
    }
  }

  /** A row's place in the block. */
  ordinalOf(row: EngineRow): number {
    if (row.$ordinal < 0 && row.$up !== null) {
      row.$ordinal = (this.under as Under).counts.offsetOf(row.$up.$block.ordinalOf(row.$up)) + row.$index
    }
    return row.$ordinal
  }

  /**
   * A number in [0, size) that no other row of the table has. Large domains give each seeder a range of its own, so that
   * another seeder moves nothing; small ones are used from the front.
   */
  uniqueIndexOf(row: EngineRow, size: number): number {
    const ordinal = this.ordinalOf(row)
    const moved = this.redrawn.get(ordinal)
    if (size >= LARGE_DOMAIN)
      return moved === undefined ? this.uniqueStart + this.firstIndex + ordinal : LARGE_DOMAIN + moved
    // Beyond its end a small domain has only values that other rows hold.
    return moved !== undefined && moved < size ? moved : this.start + this.firstIndex + ordinal
  }

  /** The key that core allocates for a row. */
  allocatedKeyOf(row: EngineRow): bigint {
    return this.keyBase + BigInt(this.start + this.ordinalOf(row))
  }

  get people(): UniqueValues<Person> {
    return (this.#people ??= createPeople(
      this.values.locales.of(0, 0),
      hashKey(this.values.seed, 'people', tableKey(this.entity)),
    ))
  }

  vocabularyOf(row: EngineRow): Vocabulary {
    mix(row.$hi, row.$lo, LOCALE.hi, LOCALE.lo)
    return this.values.locales.of(hi, lo)
  }

  #slotOf(ordinal: number): number {
    return ordinal % (this.count <= KEPT_ROWS ? KEPT_ROWS : RECENT_ROWS)
  }

  #mixRoot(ordinal: number): void {
    const index = this.firstIndex + ordinal
    mix(this.key.hi, this.key.lo, Math.floor(index / 0x1_0000_0000), index | 0)
  }

  #child(parent: EngineRow, position: number, ordinal: number): EngineRow {
    mix(parent.$hi, parent.$lo, this.key.hi, (this.key.lo + position) | 0)
    return this.#made(hi, lo, position, ordinal, parent)
  }

  #made(rowHi: number, rowLo: number, index: number, ordinal: number, up: EngineRow | null): EngineRow {
    return (this.#make as MakeRow)(rowHi, rowLo, index, ordinal, up)
  }
}

/** Rows of several blocks together. */
export function rowsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.count, 0)
}

/** The most children that one parent gets, as drawn. */
export function mostChildren({ block, counts }: Under): number {
  let most = 0
  for (let parent = 0; parent < block.count; parent += 1) most = Math.max(most, counts.countOf(parent))
  return most
}

/** A table's name in stream keys: the database's, its default schema left out. */
export function tableKey(entity: Entity): string {
  const { schema, name } = entity.table
  return schema === undefined ? name : `${schema}.${name}`
}

/** The property that keeps the rows enumerated under a row; for a many-to-many relation these are the join rows. */
export function childrenProperty(relation: string): string {
  return `>${relation}`
}
