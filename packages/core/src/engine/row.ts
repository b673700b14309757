import type { Address, Person } from '../values/groups.js'
import type { Block } from './block.js'

/**
 * One row of the plan: its address and, computed when first read, its fields and relations by property name.
 * A row is made from its address alone; two rows of one address hold the same values.
 */
export interface EngineRow {
  readonly $block: Block
  /** The row's stream key. */
  readonly $hi: number
  readonly $lo: number
  /** Place in its enumeration: among a seeder's rows, or under its parent. */
  readonly $index: number
  /** Place in its block; -1 until someone asks for a row reached through its parent. */
  $ordinal: number
  /** The row it is enumerated under. */
  readonly $up: EngineRow | null
  $person: Person | null
  $address: Address | null
  /** Picks of children that must differ, by relation. */
  $picks: Map<string, number[]> | null
  readonly [property: string]: unknown
}

/** How one property of a row comes to be. */
export type Property =
  | { readonly kind: 'constant'; readonly name: string; readonly rule: string; readonly value: unknown }
  /** A function of the cell context; draws from the stream named by `salt`. */
  | {
      readonly kind: 'cell'
      readonly name: string
      readonly rule: string
      readonly cell: (context: never) => unknown
      readonly salt: Salt
      readonly opaque: boolean
    }
  /** A function of the row itself, which draws nothing from a cell's stream. */
  | {
      readonly kind: 'derived'
      readonly name: string
      readonly rule: string
      readonly derive: (row: EngineRow) => unknown
    }

/** Names a cell's stream within its row's. */
export interface Salt {
  readonly hi: number
  readonly lo: number
}

/** The path people read: `OrderSeeder/Order[17].items[2]`. */
export function pathOf(row: EngineRow): string {
  const { $block, $up } = row
  return $up === null || $block.under === undefined
    ? `${$block.scope}/${$block.entity.name}[${row.$index}]`
    : `${pathOf($up)}.${$block.under.name}[${row.$index}]`
}
