import type { Entity, Tuple, Value } from '@seed/core/adapter'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import type { SqlStore } from '../shared/store.js'
import { entity, field, readAll, rowsOf } from './fixtures.js'
import type { TypeCase } from './values.js'

/** A table `t_<n>` with a key and one column of the type. */
export function tableOf(one: TypeCase, place: number, database: 'mysql' | 'postgresql' | 'sqlite'): Entity {
  const id = field('id', { kind: 'integer', bits: 32 }, 'integer', { nullable: false })
  return entity(`t_${place}`, [id, field('value', one.type, one[database])])
}

/** DDL of all the tables. */
export function tablesOf(cases: readonly TypeCase[], database: 'mysql' | 'postgresql' | 'sqlite'): string {
  return cases.map((one, i) => `CREATE TABLE t_${i} (id integer PRIMARY KEY, value ${one[database]});`).join('\n')
}

/** What is written comes back equal, NULL included, in key order. */
export function valuesComeBack(
  one: TypeCase,
  table: Entity,
  within: (work: (store: SqlStore) => Promise<void>) => Promise<unknown>,
): fc.IAsyncProperty<unknown> {
  const lists = fc.array(fc.oneof({ weight: 9, arbitrary: one.values }, fc.constant(null)), {
    minLength: 1,
    maxLength: 25,
  })
  return fc.asyncProperty(lists, async (values: readonly Value[]) => {
    await within(async (store) => {
      await store.delete(table, { kind: 'range', from: 0n, to: 10_000n })
      const rows: readonly Tuple[] = values.map((value, i) => [i, value])
      expect(await store.insert(table, rowsOf(['id', 'value'], rows), 'native')).toBe(rows.length)
      expect(await readAll(store, table)).toEqual(rows)
    })
  })
}
