import type { SqliteConnection, SqliteRow, SqliteValue } from '@seed/sql/sqlite'
import type { RawLike } from '../client.js'

/** A connection that is reached through Prisma's raw statements alone: a driver adapter that we do not know. */
export function fromRawStatements(tx: RawLike): SqliteConnection {
  return {
    all: async (sql, values = []) => {
      const rows = (await tx.$queryRawUnsafe(sql, ...values)) as readonly object[]
      return rows.map((row): SqliteRow => Object.values(row).map(toStored))
    },
    run: (sql, values = []) => execute(tx, sql, values),
    runEach: async (sql, batches) => {
      let changes = 0
      for (const batch of batches) for (const values of batch) changes += await execute(tx, sql, values)
      return changes
    },
  }
}

async function execute(tx: RawLike, sql: string, values: readonly SqliteValue[]): Promise<number> {
  if (!/^\s*PRAGMA\b/i.test(sql)) return tx.$executeRawUnsafe(sql, ...values)
  // Some answer with a row, which Prisma takes for an error.
  await tx.$queryRawUnsafe(sql, ...values)
  return 0
}

/** Prisma reads values by the declared types of their columns; back to what SQLite has. */
function toStored(value: unknown): SqliteValue {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value as SqliteValue
  return isDecimal(value) ? value.toFixed() : JSON.stringify(value)
}

function isDecimal(value: object): value is { toFixed(): string } {
  return 'toFixed' in value
}
