import type { Datamodel, EnumLike, ModelLike } from './datamodel.js'
import { readSchemaFacts } from './schema-text.js'

/** What Prisma's parser says of a schema (DMMF), as far as it is read. */
export interface DmmfLike {
  readonly models: readonly unknown[]
  readonly enums: readonly unknown[]
}

/**
 * Completes what Prisma's parser says with what only the text does.
 *
 * @param text - The schema; several files one after another.
 */
export function toDatamodel(dmmf: DmmfLike, text: string): Datamodel {
  const { provider, emulatesRelations, views } = readSchemaFacts(text)
  return {
    format: 1,
    provider,
    emulatesRelations,
    models: (dmmf.models as readonly ModelLike[]).filter((model) => !views.has(model.name)),
    enums: dmmf.enums as readonly EnumLike[],
  }
}
