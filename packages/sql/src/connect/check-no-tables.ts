import type { Entity, Schema, TargetRequest } from '@seed/core/adapter'
import { noSuchFileAt } from './no-such-file.js'
import { tablesThere } from '../errors.js'
import { openPlainAdapter } from './plain-adapter.js'

/**
 * Makes sure that a database that is reached by URL has none of these entities' tables, so that an ORM that makes them
 * changes none. A SQLite file that is not there has none.
 *
 * @throws {SeedError} `ORM.TABLES_THERE`; what `openPlainAdapter` throws.
 */
export async function checkNoTables(request: TargetRequest, schema: Schema): Promise<void> {
  if (noSuchFileAt(request.url) !== undefined) return
  const adapter = await openPlainAdapter(request)
  try {
    const there = new Set((await adapter.catalog()).entities.map(nameOf))
    const names = [...new Set(schema.entities.map(nameOf))].filter((name) => there.has(name))
    if (names.length > 0) throw tablesThere(names)
  } finally {
    await adapter.close()
  }
}

function nameOf({ table }: Entity): string {
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`
}
