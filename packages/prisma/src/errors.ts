import { SeedError } from '@seed/core/adapter'

/** Databases this release works on, as a datasource block names them. */
export const SUPPORTED: readonly string[] = ['postgresql', 'mysql', 'sqlite']

/** Prisma's parser refuses the schema. */
export function schemaInvalid(where: string, cause: unknown): SeedError {
  return new SeedError(
    'PRISMA.SCHEMA',
    'Prisma does not accept the schema',
    { why: 'What its parser says is the cause of this error.', fix: 'Run: npx prisma validate', where },
    { cause },
  )
}

/** No schema file where one was looked for. */
export function schemaNotFound(places: readonly string[]): SeedError {
  return new SeedError('PRISMA.NO_SCHEMA', 'found no Prisma schema', {
    why: `There is no .prisma file at ${places.join(', ')}.`,
    fix: 'Name the file or its folder: --schema on the command line, `schema` in prisma.config.ts.',
  })
}

/** A client that does not carry its schema, and nobody said where it is. */
export function schemaUnknown(): SeedError {
  return new SeedError('PRISMA.SCHEMA_UNKNOWN', 'the client does not say its schema', {
    why: 'This version of Prisma keeps it elsewhere, or the object is a part of a client.',
    fix: 'Pass { schema: "prisma/schema.prisma" }, or { datamodel } with what seed-prisma-generator wrote.',
  })
}

/** Something else than what the generator writes. */
export function datamodelInvalid(where: string | undefined): SeedError {
  return new SeedError('PRISMA.DATAMODEL', 'this is not what seed-prisma-generator writes', {
    why: 'It is missing, no JSON, or was written by another version of @seed/prisma.',
    fix: 'Add `generator seed { provider = "seed-prisma-generator" }` to the schema and run: npx prisma generate',
    ...(where === undefined ? {} : { where }),
  })
}
