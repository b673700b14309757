import { schemaInvalid } from '../errors.js'
import { withoutUrls } from './schema-text.js'
import { toDatamodel } from './to-datamodel.js'
import type { Datamodel } from './datamodel.js'
import type { SchemaFile } from './schema-files.js'

/**
 * Reads a schema from its text by Prisma's own parser. That is 3 MB of WebAssembly, so it is loaded when first needed.
 *
 * @param where - The file or folder, for messages.
 * @throws {SeedError} `PRISMA.SCHEMA` when Prisma does not accept the schema.
 */
export async function readSchema(files: readonly SchemaFile[], where: string): Promise<Datamodel> {
  const { getDMMF } = await import('@prisma/get-dmmf')
  const answer = await readDmmf(
    () => getDMMF({ datamodel: files.map(({ name, text }) => [name, withoutUrls(text)]) }),
    where,
  )
  return toDatamodel(answer.datamodel, files.map(({ text }) => text).join('\n'))
}

async function readDmmf<T extends object>(
  read: () => T | Promise<T>,
  where: string,
): Promise<Extract<T, { datamodel: unknown }>> {
  const answer = await read()
  // On failure it gives what went wrong in place of throwing it.
  if (!('datamodel' in answer)) throw schemaInvalid(where, (answer as { readonly error?: unknown }).error)
  return answer as Extract<T, { datamodel: unknown }>
}
