import { groupBy } from '../../../internal/list.js'
import type { Entity, Field, FieldType } from '../../../schema/schema.js'
import type { FieldClass } from '../../reports.js'
import { readEntity } from '../names/read-entity.js'
import { proposeField } from '../propose-field.js'
import type { Labelled } from './corpus.js'

const TYPES: Readonly<Record<string, FieldType>> = {
  s: { kind: 'text', length: 255 },
  i: { kind: 'integer', bits: 32 },
  n: { kind: 'decimal', precision: 12, scale: 2 },
  f: { kind: 'boolean' },
  d: { kind: 'date' },
  t: { kind: 'instant' },
  j: { kind: 'json' },
  e: { kind: 'enum', values: ['a', 'b'] },
  u: { kind: 'uuid' },
  y: { kind: 'bytes' },
}

/** A labelled field and what was proposed. */
export interface Judged extends Labelled {
  readonly given: FieldClass | undefined
  readonly reason: string
}

/** Proposes a class for every labelled field, by names and types alone. */
export function judgeCorpus(labelled: readonly Labelled[]): readonly Judged[] {
  return [...groupBy(labelled, ({ entity }) => entity)].flatMap(([name, fields]) => {
    const entity = entityOf(name, fields)
    const place = { schema: { entities: [entity] }, entity, meaning: readEntity(entity) }
    return entity.fields.map((field, i) => {
      const { class: given, reason } = proposeField(field, place)
      return { ...(fields[i] as Labelled), given, reason }
    })
  })
}

function entityOf(name: string, labelled: readonly Labelled[]): Entity {
  const fields = labelled.map(({ field, type }): Field => {
    const known = TYPES[type]
    if (known === undefined) throw new Error(`unknown type ${type} of ${name}.${field}`)
    return { name: field, column: field, type: known, nativeType: known.kind, nullable: true }
  })
  const key = labelled.filter(({ label }, i) => label === 'key' && i === 0).map(({ field }) => field)
  return { name, table: { name }, origin: 'orm', fields, key, relations: [], uniques: [], checks: [] }
}

/** How well one class is recognised. */
export interface Score {
  readonly recall: number
  readonly precision: number
  /** F-measure that holds recall twice as important (van Rijsbergen 1979; beta 2). */
  readonly f2: number
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

/** Measures one class. What is left undecided counts as missed; what nobody could say counts as neither. */
export function score(judged: readonly Judged[], of: FieldClass): Score {
  const name = ({ entity, field, given, label }: Judged): string => `${entity}.${field}: ${label}, given ${given}`
  const labelled = judged.filter(({ label }) => label !== 'open')
  const is = labelled.filter(({ label }) => label === of)
  const said = labelled.filter(({ given }) => given === of)
  const hits = is.filter(({ given }) => given === of).length
  const recall = hits / is.length
  const precision = hits / said.length
  return {
    recall,
    precision,
    f2: (5 * precision * recall) / (4 * precision + recall),
    missed: is.filter(({ given }) => given !== of).map(name),
    wrong: said.filter(({ label }) => label !== of).map(name),
  }
}
