import { readFile } from 'node:fs/promises'
import { datamodelInvalid, schemaUnknown } from '../errors.js'
import { type Datamodel, isDatamodel } from './datamodel.js'
import { inlineSchemaOf } from './inline-schema.js'
import { readSchema } from './read-schema.js'
import { readSchemaFiles } from './schema-files.js'

/** Where the schema of a client is to be read; the client's own copy unless told. */
export interface SchemaSource {
  /** What `seed-prisma-generator` wrote: the JSON itself (imported), or the path of its file. */
  readonly datamodel?: unknown
  /** Path of the schema file, or of the folder that holds several. */
  readonly schema?: string
}

/**
 * The datamodel of a client: from the generator's JSON, from a schema file or folder, or from the client itself.
 *
 * @throws {SeedError} `PRISMA.DATAMODEL`, `PRISMA.NO_SCHEMA`, `PRISMA.SCHEMA`, `PRISMA.SCHEMA_UNKNOWN`.
 */
export async function findDatamodel(client: object | undefined, source: SchemaSource): Promise<Datamodel> {
  if (source.datamodel !== undefined) return readDatamodel(source.datamodel)
  if (source.schema !== undefined) return readSchema(await readSchemaFiles(source.schema), source.schema)
  const text = client === undefined ? undefined : inlineSchemaOf(client)
  if (text === undefined) throw schemaUnknown()
  return readSchema([{ name: 'schema.prisma', text }], 'the schema in the client')
}

async function readDatamodel(given: unknown): Promise<Datamodel> {
  const value: unknown = typeof given === 'string' ? parsed(await readFile(given, 'utf8').catch(() => '')) : given
  if (!isDatamodel(value)) throw datamodelInvalid(typeof given === 'string' ? given : undefined)
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
