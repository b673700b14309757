import { SeedError } from '@seed/core/adapter'

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

/** No client was named, none of the usual places has one, and a schema with an address is not known either. */
export function clientNotFound(): SeedError {
  return new SeedError('CONFIG.NO_CLIENT', 'found no Prisma client', {
    why: 'No file in the usual places (src/lib/prisma.ts, src/db.ts, prisma/client.ts ...) exports one.',
    fix: 'Name it with --client, or set `client` in seed.config.ts; or pass --url, which needs no client.',
  })
}

/** A module was loaded, and none of its exports, or not the one that was named, is a client. */
export function noClientExport(where: string, name: string | undefined): SeedError {
  return new SeedError(
    'CONFIG.PRISMA_CLIENT',
    `${name === undefined ? 'no export' : `not "${name}"`} is a PrismaClient`,
    {
      fix: 'Export one: `export const prisma = new PrismaClient({ adapter })`; a promise of one will do.',
      where,
    },
  )
}

/** A module exports several clients and only one can be meant. */
export function severalClients(where: string, names: readonly string[]): SeedError {
  return new SeedError('CONFIG.SEVERAL_CLIENTS', `found ${names.length} Prisma clients`, {
    why: `Each of ${names.join(', ')} is one.`,
    fix: `Say which: --client ${where}#${names[0]}, or \`client\` in seed.config.ts.`,
    where,
  })
}

/** A promise of a client that was rejected. */
export function clientFailed(where: string, cause: unknown): SeedError {
  return new SeedError(
    'CONFIG.CLIENT_FAILED',
    'the promise of a Prisma client was rejected',
    {
      why: 'It is what the module exports; see the cause of this error.',
      fix: 'Export the client itself; it is connected when needed.',
      where,
    },
    { cause },
  )
}

/** An address of another database than the schema is for. */
export function otherDatabase(schema: string, url: string): SeedError {
  return new SeedError('PRISMA.OTHER_DATABASE', `the schema is for ${schema}, the URL leads to ${url}`, {
    why: 'A Prisma schema, and a client that is generated from it, are for one kind of database.',
    fix: `Give a URL of ${schema}, or a schema whose datasource says ${url}.`,
  })
}

/** Connection options for a client that cannot be made once more with others. */
export function clientFixed(): SeedError {
  return new SeedError('PRISMA.CLIENT_FIXED', 'the connection of this client cannot be changed', {
    why: 'It has no driver adapter, or one that does not tell how it was configured.',
    fix: 'Add --url; with --schema as well no client is needed.',
  })
}
