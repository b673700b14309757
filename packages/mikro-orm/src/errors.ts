import {
  SeedError,
  identityAlways as ormIdentityAlways,
  keyChanged as ormKeyChanged,
  unmappedField as ormUnmappedField,
} from '@seed/core/adapter'

/** See `@seed/core`. */
export const keyChanged = (entity: string, field: string, row: number): SeedError =>
  ormKeyChanged('MikroORM', entity, field, row)

/** See `@seed/core`. */
export const unmappedField = (entity: string, field: string): SeedError => ormUnmappedField('MikroORM', entity, field)

/** See `@seed/core`. */
export const identityAlways = (entity: string, field: string): SeedError => ormIdentityAlways('MikroORM', entity, field)

/** The driver's own connection is out of reach: a Kysely instance or dialect of the application's holds it. */
export function noDriverConnection(cause: unknown): SeedError {
  return new SeedError(
    'ORM.NO_DRIVER_CONNECTION',
    'the driver connection of MikroORM is out of reach',
    {
      why: 'Rows are written on the connection of its transaction, and a Kysely instance or dialect in `driverOptions` hides it.',
      fix: 'Seed through an ORM whose driver opens its connections itself: without a Kysely instance in `driverOptions`.',
    },
    { cause },
  )
}
