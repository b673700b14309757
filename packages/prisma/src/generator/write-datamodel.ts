import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InternalError } from '@seed/core/adapter'
import { type DmmfLike, toDatamodel } from '../schema/to-datamodel.js'

/** The part of what Prisma hands a generator that is used. */
export interface GenerateRequest {
  /** Text of the schema, several files as one. */
  readonly datamodel: string
  readonly dmmf: { readonly datamodel: DmmfLike }
  readonly generator: { readonly output: { readonly value: string | null } | null }
}

/** Writes the schema as JSON to the generator's `output`. */
export async function writeDatamodel({ datamodel, dmmf, generator }: GenerateRequest): Promise<void> {
  const file = generator.output?.value
  if (typeof file !== 'string') throw new InternalError('Prisma names no output')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(toDatamodel(dmmf.datamodel, datamodel), null, 2)}\n`)
}
