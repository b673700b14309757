import type { UniqueSet } from '@seed/core/adapter'
import type { IndexLike, ModelLike } from '../client.js'
import { attributeOfColumn } from './attributes.js'
import type { Context } from './context.js'

/**
 * Sets of fields that occur once: attributes that say `unique` and unique indexes, each set and condition once. An index over
 * an expression is left to the live catalog, which knows the columns it reads.
 */
export function describeUniques(context: Context, model: ModelLike): readonly UniqueSet[] {
  const constraints = Object.values(model.uniqueKeys).flatMap(({ name, fields }) =>
    uniqueSet(context, model, fields, typeof name === 'string' ? name : undefined),
  )
  const { _indexes: declared = [] } = model
  const indexes = declared
    .filter((index) => index.unique === true)
    .flatMap((index) => uniqueSet(context, model, columnsOf(index), index.name, conditionOf(context, index)))
  return distinct([...constraints, ...indexes])
}

function uniqueSet(
  context: Context,
  model: ModelLike,
  columns: readonly (string | undefined)[],
  name?: string,
  where?: string,
): readonly UniqueSet[] {
  const names = columns.map((column) => (column === undefined ? undefined : attributeOfColumn(model, column)?.name))
  if (names.length === 0 || names.includes(undefined)) return []
  return [
    {
      ...(name === undefined ? {} : { name }),
      fields: (names as readonly string[]).map((one) => context.fieldName(model, one)),
      ...(where === undefined ? {} : { where }),
    },
  ]
}

/** Columns of an index; undefined stands for an expression. */
function columnsOf({ fields = [] }: IndexLike): readonly (string | undefined)[] {
  return fields.map((field) => {
    if (typeof field === 'string') return field
    const { name, attribute } = (field ?? {}) as { readonly name?: unknown; readonly attribute?: unknown }
    return [attribute, name].find((one) => typeof one === 'string')
  })
}

/** Condition of a partial index, spelled by Sequelize for the database. */
function conditionOf({ sequelize }: Context, { where }: IndexLike): string | undefined {
  if (where === undefined) return undefined
  const { queryGenerator } = sequelize.getQueryInterface() as {
    readonly queryGenerator: { whereItemsQuery(where: object): string }
  }
  return queryGenerator.whereItemsQuery(where) || undefined
}

function distinct(sets: readonly UniqueSet[]): readonly UniqueSet[] {
  const seen = new Set<string>()
  return sets.filter(({ fields, where }) => {
    const id = JSON.stringify([[...fields].sort(), where ?? null])
    return !seen.has(id) && seen.add(id)
  })
}
