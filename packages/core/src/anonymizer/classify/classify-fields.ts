import type { Adapter } from '../../adapter/port.js'
import { findEntity, writableEntities, writableFields } from '../../schema/lookup.js'
import { mergeSchemas } from '../../schema/merge.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'
import type { ClassifiedField, Classification, ClassifyOptions, ClassifyReport, ClassProposal } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import { withHiddenFields } from './hidden-fields.js'
import { locateClassification, readClassification, writeClassification } from './file/classification-file.js'
import { readEntity } from './names/read-entity.js'
import { proposeField } from './propose-field.js'
import { memberOf } from './require-classified.js'
import { typeText } from './type-text.js'
import { loadNameWords, NO_NAMES } from './values/name-words.js'
import { readSamples } from './values/read-samples.js'
import { weighSample } from './values/weigh-sample.js'

/**
 * Proposes what every field is that the classification file says nothing of yet: from keys, names in seven languages and
 * types, and, where a database may be read, from a sample of values. Values are looked at in this process and forgotten;
 * proposals hold counts and shares. What nothing certain is known of stays undecided and unwritten.
 *
 * With `write`, proposals go into the file beside what is there, which is kept word for word.
 *
 * @throws {SeedError} `CLASSIFY.*` for a file that cannot be read or written, `RUN.INTERRUPTED`.
 */
export async function classifyFields(request: AnonymizeRequest, options: ClassifyOptions): Promise<ClassifyReport> {
  const { file, path } = locateClassification(request)
  const [described, known] = await Promise.all([request.adapter.describe(), readClassification(path)])
  const schema = options.sample === false ? described : await seenSchema(described, request.adapter)
  const unknown = findUnclassified(schema, known)
  const samples = options.sample === false ? undefined : await readSamples(request.adapter, unknown, options)
  const names = samples === undefined ? NO_NAMES : await loadNameWords()
  const proposed = unknown.flatMap(({ entity, fields }) => {
    const place = { schema, entity, meaning: readEntity(entity) }
    return fields.map((field) => {
      const byName = proposeField(field, place)
      const sample = samples?.get(entity.name)?.get(field.name)
      return { entity, field, ...(sample === undefined ? byName : weighSample(field, byName, sample, names)) }
    })
  })
  const merged = merge(known, proposed, described)
  const writing = options.write === true && proposed.some((one) => one.class !== undefined)
  if (writing) await writeClassification(path, merged)
  const shown = proposed.map(({ entity, field, ...rest }): ClassProposal => ({
    entity: entity.name,
    field: field.name,
    ...rest,
  }))
  return {
    file,
    written: writing,
    fields: Object.values(merged.entities).reduce((sum, fields) => sum + Object.keys(fields).length, 0),
    proposals: shown.filter((one) => one.class !== undefined),
    undecided: shown.filter((one) => one.class === undefined),
  }
}

/** With the columns that only the database has. */
async function seenSchema(described: Schema, adapter: Adapter): Promise<Schema> {
  return withHiddenFields(described, mergeSchemas(described, await adapter.catalog()).schema)
}

/** Fields of an entity that the file does not have. */
export interface Unclassified {
  readonly entity: Entity
  readonly fields: readonly Field[]
}

function findUnclassified(schema: Schema, known: Classification | undefined): readonly Unclassified[] {
  return writableEntities(schema)
    .map((entity) => {
      const entries = memberOf(known?.entities ?? {}, entity.name) ?? {}
      return { entity, fields: writableFields(entity).filter((field) => !Object.hasOwn(entries, field.name)) }
    })
    .filter(({ fields }) => fields.length > 0)
}

type Decided = Omit<ClassProposal, 'entity' | 'field'> & { readonly entity: Entity; readonly field: Field }

function merge(known: Classification | undefined, proposed: readonly Decided[], described: Schema): Classification {
  const entities = new Map(
    Object.entries(known?.entities ?? {}).map(([name, fields]) => [name, Object.entries(fields)]),
  )
  for (const { entity, field, class: of, reason } of proposed) {
    if (of === undefined) continue
    const isHidden = findEntity(described, entity.name)?.fields.every(({ name }) => name !== field.name) === true
    const entry: [string, ClassifiedField] = [
      field.name,
      { class: of, reason, type: typeText(field.type), ...(isHidden ? { onlyInDatabase: true } : {}) },
    ]
    entities.set(entity.name, [...(entities.get(entity.name) ?? []), entry])
  }
  return {
    version: 1,
    entities: Object.fromEntries([...entities].map(([name, list]) => [name, Object.fromEntries(list)])),
  }
}
