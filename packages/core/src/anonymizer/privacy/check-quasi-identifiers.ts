import { quasiFields } from '../../errors/privacy.js'
import { unknownEntity, unknownField } from '../../errors/schema.js'
import type { SeedError } from '../../errors/seed-error.js'
import type { Schema } from '../../schema/schema.js'
import type { QuasiIdentifier } from '../rules.js'

/** Everything that is wrong with quasi-identifiers; empty when rows can be counted by all of them. Reads no rows. */
export function checkQuasiIdentifiers(schema: Schema, quasi: readonly QuasiIdentifier[]): readonly SeedError[] {
  return quasi.flatMap((one) => checkOne(schema, one))
}

function checkOne(schema: Schema, { entity: name, fields }: QuasiIdentifier): readonly SeedError[] {
  const entity = schema.entities.find((candidate) => candidate.name === name)
  const names = schema.entities.map((candidate) => candidate.name)
  const known = entity?.fields.map((field) => field.name) ?? []
  return [
    ...(entity === undefined ? [unknownEntity(name, names)] : []),
    ...(fields.length === 0 ? [quasiFields(name, 'no fields')] : []),
    ...(new Set(fields).size < fields.length ? [quasiFields(name, 'a field twice')] : []),
    ...(entity === undefined ? [] : fields.filter((field) => !known.includes(field))).map((field) =>
      unknownField(name, field, known),
    ),
  ]
}
