import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/** An entity's name that the schema does not have. */
export function unknownEntity(name: string, known: readonly string[]): SeedError {
  return new SeedError('SCHEMA.UNKNOWN_ENTITY', `there is no entity ${name}`, { fix: meant(name, known) })
}

/** A field's name that the entity does not have. */
export function unknownField(entity: string, name: string, known: readonly string[]): SeedError {
  return new SeedError('SCHEMA.UNKNOWN_FIELD', `${entity} has no field ${name}`, { fix: meant(name, known) })
}

/** A relation's name that the entity does not have. */
export function unknownRelation(entity: string, name: string, known: readonly string[]): SeedError {
  return new SeedError('SCHEMA.UNKNOWN_RELATION', `${entity} has no relation ${name}`, { fix: meant(name, known) })
}

/** A table the metadata of the ORM names and the database lacks. */
export function missingTable(entity: string, table: string, tables: readonly string[]): SeedError {
  // The same name in another schema is nearer than any misspelling.
  const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
  const near = tables.find((known) => bare(known) === bare(table)) ?? nearest(table, tables)
  return new SeedError('SCHEMA.MISSING_TABLE', `the database has no table ${table} for ${entity}`, {
    why:
      near === undefined
        ? 'The metadata of the ORM names a table that the database it is connected to does not have.'
        : `The metadata of the ORM names a table that the database does not have; there is one called ${near}.`,
    fix: 'Run the migrations of the application first, and check which database it is connected to.',
  })
}

/** A column the metadata of the ORM names and its table lacks. */
export function missingColumn(entity: string, field: string, column: string, columns: readonly string[]): SeedError {
  const near = nearest(column, columns)
  return new SeedError(
    'SCHEMA.MISSING_COLUMN',
    `the table of ${entity} has no column ${column} for ${entity}.${field}`,
    {
      why:
        near === undefined
          ? 'The metadata of the ORM names a column that the table does not have.'
          : `The metadata of the ORM names a column that the table does not have; there is one called ${near}.`,
      fix: 'Run the migrations of the application first.',
    },
  )
}

function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  if (near !== undefined) return `Did you mean ${near}?`
  return known.length === 0 ? 'The schema has none.' : `Known: ${known.join(', ')}.`
}
