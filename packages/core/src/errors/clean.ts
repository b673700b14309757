import { SeedError } from './seed-error.js'

/** Rows of one entity by their keys: how many, and the first few. */
export interface ListedRows {
  readonly entity: string
  readonly count: number
  readonly keys: readonly string[]
}

const CASCADE = 'Use --cascade to delete these rows too, or remove them yourself first.'

/** Seeded rows that the application changed since; with `referenced`, both are told at once. */
export function changedRows(changed: readonly ListedRows[], referenced: readonly ListedRows[]): SeedError {
  const more = referenced.length === 0 ? '' : `, and ${total(referenced)} other rows point to seeded rows`
  return new SeedError(
    'CLEAN.CHANGED',
    `${total(changed)} seeded rows were changed since${more}; nothing was deleted`,
    {
      why: [`Changed: ${list(changed)}.`, ...(referenced.length === 0 ? [] : [pointing(referenced)])].join('\n'),
      fix: CASCADE,
    },
  )
}

/** Rows that were not seeded and point to seeded ones. */
export function referencedRows(referenced: readonly ListedRows[]): SeedError {
  return new SeedError(
    'CLEAN.REFERENCED',
    `${total(referenced)} rows that were not seeded point to seeded rows; nothing was deleted`,
    { why: pointing(referenced), fix: CASCADE },
  )
}

/** The ledger names a table that neither the ORM nor the database knows any more. */
export function forgottenEntity(entity: string, table: string): SeedError {
  return new SeedError(
    'CLEAN.UNKNOWN_ENTITY',
    `the ledger names ${entity} (table "${table}"), which is not known any more`,
    {
      why: 'Its rows cannot be found, so they cannot be deleted.',
      fix: 'Bring the table back, or use --cascade to forget these rows.',
    },
  )
}

/** Fields the ledger compares rows by are gone, so a change cannot be told. */
export function goneFields(entity: string, fields: readonly string[]): SeedError {
  return new SeedError('CLEAN.SCHEMA_CHANGED', `${entity} has lost ${fields.join(', ')} since it was seeded`, {
    why: 'Rows are compared with the ledger by these fields, so it cannot be told whether the application changed them.',
    fix: 'Use --cascade to delete the seeded rows without comparing them.',
  })
}

function pointing(rows: readonly ListedRows[]): string {
  return `Pointing to seeded rows: ${list(rows)}.`
}

function total(rows: readonly ListedRows[]): number {
  return rows.reduce((sum, one) => sum + one.count, 0)
}

function list(rows: readonly ListedRows[]): string {
  return rows
    .map(({ entity, count, keys }) => {
      const more = count - keys.length
      return `${entity} ${keys.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    })
    .join('; ')
}
