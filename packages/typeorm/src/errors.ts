import { SeedError } from '@seed/core/adapter'

/** Databases this release works on, by TypeORM's names. */
export const SUPPORTED: readonly string[] = ['postgres', 'better-sqlite3']

/** A data source of a database that the adapter cannot write to. */
export function unsupportedDatabase(type: string): SeedError {
  const near: Readonly<Record<string, string>> = {
    sqljs: 'sql.js gives every row of a multi-row insert the key of the last one; better-sqlite3 reads the same files.',
    cockroachdb: 'CockroachDB speaks the protocol of PostgreSQL, but has neither its COPY nor its catalog.',
  }
  return new SeedError('ADAPTER.UNSUPPORTED_DATABASE', `TypeORM's "${type}" is not supported`, {
    why: near[type] ?? 'Writing past the ORM needs code for each database, and there is none for this one yet.',
    fix: `What works: ${SUPPORTED.join(', ')}.`,
  })
}

/** The one connection of a SQLite data source is inside a transaction of the application. */
export function transactionOpen(): SeedError {
  return new SeedError('ADAPTER.TRANSACTION_OPEN', 'the data source is inside a transaction already', {
    why: 'A SQLite data source has one connection; seeding in the middle of another transaction would be undone with it.',
    fix: 'Await the other transaction first, or seed through a data source of its own.',
  })
}

/** A hook or subscriber gave a row another key than core had planned. */
export function keyChanged(entity: string, field: string, row: number): SeedError {
  return new SeedError('ORM.KEY_CHANGED', `${entity}.${field} was changed while TypeORM saved the row`, {
    why: 'Keys are fixed before writing, and other rows point to them; a hook, subscriber or generator set another one.',
    fix: 'Let the hook keep a key that is set, or give the field a cell that makes the final key.',
    where: `row ${row} of ${entity}, counted from 0`,
  })
}

/** The database has a column that TypeORM's metadata does not know, so TypeORM cannot write it. */
export function unmappedField(entity: string, field: string): SeedError {
  return new SeedError('ORM.UNMAPPED_FIELD', `TypeORM does not know ${entity}.${field}`, {
    why: 'The column is in the database and needs a value, but the entity has no property for it.',
    fix: 'Add the column to the entity, or write natively (the default).',
  })
}

/** A key that PostgreSQL insists on making itself, through an ORM that cannot say otherwise. */
export function identityAlways(entity: string, field: string): SeedError {
  return new SeedError('ORM.IDENTITY_ALWAYS', `TypeORM cannot write ${entity}.${field}`, {
    why: 'It is GENERATED ALWAYS AS IDENTITY, and TypeORM has no way to say OVERRIDING SYSTEM VALUE.',
    fix: "Write natively (the default), or declare the key with generatedIdentity: 'BY DEFAULT'.",
  })
}

/** A tree with a key that PostgreSQL makes: only `manager.save` keeps trees, and it leaves such keys to the database. */
export function treeKey(entity: string, field: string): SeedError {
  return new SeedError('ORM.TREE_KEY', `TypeORM cannot write ${entity}.${field} of a tree entity`, {
    why: 'Only its save() keeps trees, and on PostgreSQL save() leaves out the keys that the database would make.',
    fix: 'Give the tree entity a uuid or another key of its own, or write natively (the default) without the tree.',
  })
}

/** No data source was named, and none of the usual places has one. */
export function dataSourceNotFound(places: readonly string[]): SeedError {
  return new SeedError('CONFIG.NO_DATA_SOURCE', 'found no data source', {
    why: `None of these files is there: ${places.join(', ')}.`,
    fix: 'Name the file with --data-source (-d), or set `dataSource` in seed.config.ts.',
  })
}

/** A module was loaded, and none of its exports is a data source. */
export function noDataSourceExport(where: string): SeedError {
  return new SeedError('CONFIG.DATA_SOURCE', 'no export is a TypeORM DataSource', {
    fix: 'Export one: `export default new DataSource({ ... })`; a promise of one will do.',
    where,
  })
}

/** A module exports several data sources and only one can be meant. */
export function severalDataSources(where: string, names: readonly string[]): SeedError {
  return new SeedError('CONFIG.SEVERAL_DATA_SOURCES', `found ${names.length} data sources`, {
    why: `Each of ${names.join(', ')} is a DataSource.`,
    fix: 'Set `dataSource` in seed.config.ts to the one that is meant.',
    where,
  })
}

/** A promise of a data source that was rejected. */
export function dataSourceFailed(where: string, cause: unknown): SeedError {
  return new SeedError(
    'CONFIG.DATA_SOURCE_FAILED',
    'the promise of a data source was rejected',
    {
      why: 'It is what the module exports; see the cause of this error.',
      fix: 'Export the DataSource itself; it is initialised when needed.',
      where,
    },
    { cause },
  )
}
