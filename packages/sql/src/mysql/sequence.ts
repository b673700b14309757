import type { Entity, Field } from '@seed/core/adapter'
import { keysExhausted } from '../errors.js'
import { fieldOf } from '../shared/columns.js'
import { quoteIdentifier, quoteLiteral, quoteTable } from '../shared/quote.js'
import { askOne, type MysqlConnection } from './connection.js'
import { lockDatabase } from './lock.js'

/**
 * Takes `count` keys: highest key + 1 and the ones after it. The counter of the table moves past them by itself when they
 * are written (moving it before would end the transaction), so the end of the keys is locked: other sessions that add rows
 * to this table wait for the end of this transaction, and so do we for theirs.
 *
 * @throws {SeedError} `STORE.KEYS_EXHAUSTED` when the keys would not fit the column.
 */
export async function reserveKeys(
  connection: MysqlConnection,
  entity: Entity,
  fieldName: string,
  count: number,
): Promise<bigint> {
  const field = fieldOf(entity, fieldName)
  await lockDatabase(connection)
  const column = quoteIdentifier(field.column)
  const highest = `SELECT CAST(${column} AS CHAR) AS c FROM ${quoteTable(entity.table)} ORDER BY ${column} DESC LIMIT 1 FOR UPDATE`
  const first = atLeastZero(await askOne(connection, highest)) + 1n
  if (first + BigInt(count) - 1n > highestOf(field)) throw keysExhausted(entity.name, fieldName)
  return first
}

/** The key that the table would hand out next; undefined for a table that counts none. */
export async function readCounter(connection: MysqlConnection, { table }: Entity): Promise<bigint | undefined> {
  const next = await askOne(
    connection,
    `SELECT CAST(AUTO_INCREMENT AS CHAR) AS c FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${table.schema === undefined ? 'DATABASE()' : quoteLiteral(table.schema)} AND TABLE_NAME = ${quoteLiteral(table.name)}`,
  )
  return next === null ? undefined : BigInt(next)
}

function atLeastZero(key: string | null): bigint {
  const highest = BigInt(key ?? 0)
  return highest < 0n ? 0n : highest
}

function highestOf({ type }: Field): bigint {
  if (type.kind !== 'integer') return 2n ** 63n - 1n
  return 2n ** BigInt(type.unsigned === true ? type.bits : type.bits - 1) - 1n
}
