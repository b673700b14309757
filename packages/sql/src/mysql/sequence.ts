import type { Entity, Field } from '@seed/core/adapter'
import { keysExhausted } from '../errors.js'
import { fieldOf } from '../shared/columns.js'
import { atLeastZero } from '../shared/next-key.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import { classifyMysql } from './classify.js'
import { askOne, type MysqlConnection } from './connection.js'
import { lockDatabase } from './lock.js'

const GHOST = 'seed_ghost'
/** A comment to MySQL. */
const UNCHECKED = '/*M! SET STATEMENT check_constraint_checks = 0, foreign_key_checks = 0 FOR */'

/**
 * Takes `count` keys: highest key + 1 and the ones after it. The counter of the table is moved past them before anything is
 * written, so that other sessions get later ones; a rollback does not move it back.
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
  const highest = await askOne(connection, `SELECT CAST(max(${column}) AS CHAR) AS c FROM ${quoteTable(entity.table)}`)
  const first = atLeastZero(highest) + 1n
  const last = first + BigInt(count) - 1n
  if (last > highestOf(field)) throw keysExhausted(entity.name, fieldName)
  if (count > 0 && field.generated === 'increment') await moveCounter(connection, entity, field, last)
  return first
}

/**
 * The statement that sets a counter would end the transaction. A row with a key moves it, too, and it stays where it is when
 * the row is taken back; `IGNORE` fills the other columns. Where such a row cannot be (a trigger refuses it, on MySQL a check
 * or a foreign key, too), the counter moves when the rows themselves are written.
 */
async function moveCounter(connection: MysqlConnection, entity: Entity, field: Field, last: bigint): Promise<void> {
  const row = `${UNCHECKED} INSERT IGNORE INTO ${quoteTable(entity.table)} (${quoteIdentifier(field.column)}) VALUES (${last})`
  await connection.ask(`SAVEPOINT ${GHOST}`)
  try {
    await connection.ask(row)
  } catch (error) {
    if (classifyMysql(error)?.kind === 'connection') throw error
  }
  await connection.ask(`ROLLBACK TO SAVEPOINT ${GHOST}`)
  await connection.ask(`RELEASE SAVEPOINT ${GHOST}`)
}

function highestOf({ type }: Field): bigint {
  if (type.kind !== 'integer') return 2n ** 63n - 1n
  return 2n ** BigInt(type.unsigned === true ? type.bits : type.bits - 1) - 1n
}
