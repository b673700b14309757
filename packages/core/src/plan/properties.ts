import { childrenProperty, type Block } from '../engine/block.js'
import type { EngineRow, Property } from '../engine/row.js'
import { notEnumerated } from '../errors/plan.js'
import { hashKey } from '../random/key.js'
import type { Entity } from '../schema/schema.js'
import { chooser } from './choose.js'
import type { Link } from './links.js'

const LINK_RULES: Readonly<Record<string, string>> = {
  up: 'the row it is made under',
  none: 'nothing to lead to',
  fields: 'given by its fields',
  cell: 'a cell of the factory',
  connect: 'rows given with connect()',
  recycle: 'rows given with recycle()',
  hash: 'chosen by consistent hashing',
  earlier: 'chosen among the rows before it',
  distinct: 'chosen by consistent hashing, each once under one parent',
  'one-to-one': 'the row of the same place',
  pair: 'a permutation of all pairs',
}

/** The row that a to-one relation leads to. */
export function relationProperty(entity: Entity, link: Link): Property {
  const rule = LINK_RULES[link.kind === 'pool' ? link.way.kind : link.kind] as string
  return { kind: 'derived', name: link.relation.name, rule, derive: chooser(entity, link) }
}

/** Rows made under a row, by relation; for a many-to-many relation what the join rows lead to. */
export function childProperties(block: Block): Property[] {
  return block.entity.relations.flatMap((relation): Property[] => {
    if (relation.arity === '1' || relation.arity === '0-1') return []
    const child = block.children.get(relation.name)
    const far = relation.arity === 'many' ? relation.far : undefined
    if (child === undefined)
      return [
        {
          kind: 'derived',
          name: relation.name,
          rule: 'not made here',
          derive: () => throwNotEnumerated(block, relation.name),
        },
      ]
    const inner = childrenProperty(relation.name)
    const rows = (row: EngineRow): readonly EngineRow[] => row[inner] as readonly EngineRow[]
    return [
      { kind: 'derived', name: inner, rule: 'made under this row', derive: (row) => child.childrenOf(row) },
      {
        kind: 'derived',
        name: relation.name,
        rule: 'made under this row',
        derive: (row) => (far === undefined ? rows(row) : rows(row).map((one) => one[far])),
      },
    ]
  })
}

function throwNotEnumerated(block: Block, relation: string): never {
  throw notEnumerated(block.entity.name, relation)
}

/** A field of an embedded object that is given as a whole. */
export function partOf(path: string): Property {
  const [head, ...rest] = path.split('.') as [string, ...string[]]
  const derive = (row: EngineRow): unknown => {
    let value = row[head] as Record<string, unknown> | null | undefined
    for (const name of rest) value = value?.[name] as Record<string, unknown> | null | undefined
    return value ?? null
  }
  return { kind: 'derived', name: path, rule: `a part of ${head}`, derive }
}

/** An embedded object put together from its fields. */
export function composedProperty(entity: Entity, head: string): Property {
  const paths = entity.fields.filter((field) => field.name.startsWith(`${head}.`)).map((field) => field.name)
  const derive = (row: EngineRow): unknown => {
    const root: Record<string, unknown> = {}
    for (const path of paths) {
      const parts = path.split('.').slice(1)
      let at = root
      for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>
      at[parts.at(-1) as string] = row[path]
    }
    return root
  }
  return { kind: 'derived', name: head, rule: 'put together from its fields', derive }
}

/** A cell with a stream of its own, named by its column. */
export function cell(
  name: string,
  column: string,
  rule: string,
  make: (context: never) => unknown,
  opaque: boolean,
): Property {
  return { kind: 'cell', name, rule, cell: make, salt: hashKey('field', column), opaque }
}

/** The same value in every row. */
export function constant(name: string, rule: string, value: unknown): Property {
  return { kind: 'constant', name, rule, value }
}
