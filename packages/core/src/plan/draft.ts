import type { Capabilities } from '../adapter/port.js'
import { Block, tableKey, type Under } from '../engine/block.js'
import type { PlanValues } from '../engine/values.js'
import type { SeedError } from '../errors/seed-error.js'
import type { AnyFactory, FactoryData } from '../factory/factory.js'
import type { Entity, Schema } from '../schema/schema.js'

/** Rows that a seeder asked for. */
export interface RecordedCreate {
  /** The seeder's name. */
  readonly scope: string
  readonly factory: AnyFactory
  readonly count: number
  readonly segment: number
  /** Told which block makes the rows. */
  readonly bound?: (block: Block) => void
}

/** What a plan is made from. */
export interface PlanInput {
  readonly schema: Schema
  readonly capabilities: Capabilities
  readonly creates: readonly RecordedCreate[]
  /** Factories by entity, for rows that are needed but not asked for. */
  readonly factories: ReadonlyMap<string, AnyFactory>
  readonly values: PlanValues
  readonly count: number | Readonly<Record<string, number>> | undefined
  readonly scale: number
  readonly only: readonly string[]
  /** Rows seeded before with the same seed, by `scope/entity`: new rows go on from there. */
  readonly seededBefore: ReadonlyMap<string, number>
}

/** A plan being made: blocks and the problems found so far. */
export class Draft {
  readonly input: PlanInput
  readonly blocks: Block[] = []
  readonly problems: SeedError[] = []
  readonly notes: string[] = []
  readonly #entities: ReadonlyMap<string, Entity>

  constructor(input: PlanInput) {
    this.input = input
    this.#entities = new Map(input.schema.entities.map((entity) => [entity.name, entity]))
  }

  entity(name: string): Entity | undefined {
    return this.#entities.get(name)
  }

  add(given: {
    entity: Entity
    scope: string
    data: FactoryData
    count: number
    segment: number
    firstIndex?: number
    under?: Under
  }): Block {
    const block = new Block({ ...given, values: this.input.values })
    this.blocks.push(block)
    return block
  }

  /** Blocks whose rows a relation to this entity can lead to: those of the entity and of its heirs. */
  pool(entity: string, upToSegment: number): readonly Block[] {
    return this.blocks.filter(
      (block) =>
        block.segment <= upToSegment && (block.entity.name === entity || block.entity.inheritance?.root === entity),
    )
  }

  /** Blocks whose rows go into one table. */
  blocksOfTable(entity: Entity): readonly Block[] {
    return this.blocks.filter((block) => tableKey(block.entity) === tableKey(entity))
  }
}
