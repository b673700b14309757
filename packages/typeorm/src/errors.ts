import { SeedError } from '@seed/core/adapter'

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

/** A module was loaded, and none of its exports, or not the one that was named, is a data source. */
export function noDataSourceExport(where: string, name: string | undefined): SeedError {
  const subject = name === undefined ? 'no export' : `no export "${name}"`
  return new SeedError('CONFIG.DATA_SOURCE', `${subject} is a TypeORM DataSource`, {
    fix:
      name === undefined
        ? 'Export one: `export default new DataSource({ ... })`; a promise of one will do.'
        : `Name the file alone, or another export of it: ${where}#<export>.`,
    where,
  })
}

/** A module exports several data sources and only one can be meant. */
export function severalDataSources(where: string, names: readonly string[]): SeedError {
  return new SeedError('CONFIG.SEVERAL_DATA_SOURCES', `found ${names.length} data sources`, {
    why: `Each of ${names.join(', ')} is a DataSource.`,
    fix: `Name one: --data-source ${where}#${names[0] ?? 'name'}, or set \`dataSource\` in seed.config.ts to it.`,
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
