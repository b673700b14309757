import { SeedError } from './seed-error.js'

/** The ledger cannot be read: somebody edited it, or a newer version wrote it. `what` says which part, never its content. */
export function damagedLedger(what: string, cause?: unknown): SeedError {
  return new SeedError(
    'LEDGER.DAMAGED',
    `the ledger is damaged: ${what}`,
    {
      why: 'The table seed_ledger records which rows were seeded; without it they cannot be told from others.',
      fix: 'Restore the table from a backup, or empty the tables by hand and drop seed_ledger. Nothing was changed.',
    },
    { cause },
  )
}
