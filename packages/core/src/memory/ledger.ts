import type { Ledger } from '../adapter/port.js'
import type { MemoryDatabase } from './database.js'
import { MemoryFailure } from './failure.js'

/** The ledger of the memory database; it takes part in the transaction. */
export function createLedger(database: MemoryDatabase): Ledger {
  const isPart = (run: number, entity: string) => (row: { run: number; entity: string }) =>
    row.run === run && row.entity === entity
  return {
    headers: () => Promise.resolve(database.ledger.filter((row) => row.entity === '').sort((a, b) => a.run - b.run)),
    async *parts(run, entity) {
      const parts = database.ledger.filter(isPart(run, entity)).sort((a, b) => a.part - b.part)
      for (const part of parts) yield await Promise.resolve(part)
    },
    write(rows) {
      const taken = rows.find((row) =>
        database.ledger.some((one) => isPart(row.run, row.entity)(one) && one.part === row.part),
      )
      if (taken !== undefined) {
        return Promise.reject(
          new MemoryFailure({ kind: 'unique', table: 'seed_ledger' }, `run ${taken.run}, part ${taken.part}`),
        )
      }
      database.ledger = [...database.ledger, ...rows]
      return Promise.resolve()
    },
    remove(run) {
      database.ledger = database.ledger.filter((row) => row.run !== run)
      return Promise.resolve()
    },
  }
}
