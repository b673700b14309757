import type { Field } from '../../schema/schema.js'
import type { ClassProposal, FieldClass } from '../reports.js'
import { CONSEQUENCES, type Meaning } from './names/meanings.js'
import { holdingOf } from './holding.js'

/** What a proposal says of a field; without a class a person has to decide. */
export type Proposed = Pick<ClassProposal, 'class' | 'reason' | 'transform'>

/** A field that may go through as it is, or a key. */
export function propose(of: FieldClass, reason: string, transform?: string): Proposed {
  return { class: of, reason, ...(transform === undefined ? {} : { transform }) }
}

/** A field that nothing certain is known of. */
export function undecided(reason: string): Proposed {
  return { class: undefined, reason }
}

/** What follows for a field that means something. */
export function proposeMeaning(field: Field, meaning: Meaning, reason: string, hashed = false): Proposed {
  const consequence = CONSEQUENCES[meaning]
  if (consequence.transform === undefined) return propose(consequence.class, reason)
  // A digest is replaced by a keyed one; a transform of the value would not know it.
  if (hashed && consequence.class === 'direct') return propose('direct', `${reason}, as a digest`, 'hash()')
  return propose(consequence.class, reason, fitTransform(consequence.transform, field))
}

/** A transform that the field can take: what must be there is emptied by a constant, documents are masked by path. */
export function fitTransform(transform: string, field: Field): string {
  const holding = holdingOf(field.type)
  if (holding === 'document' && transform !== 'address()' && transform !== 'nullify()') return 'json({})'
  if (holding === 'bytes' && transform !== 'nullify()') return 'bytes()'
  if (transform !== 'nullify()' || field.nullable) return transform
  return (
    { number: 'constant(0)', flag: 'constant(false)', document: 'json({})', bytes: 'bytes()' }[holding as 'number'] ??
    (holding === 'text' || holding === 'unknown' ? "constant('-')" : emptyOf(field))
  )
}

function emptyOf({ type }: Field): string {
  if (type.kind === 'enum') return `constant('${type.values[0] ?? ''}')`
  if (type.kind === 'uuid') return 'key()'
  return "date({ shift: 'subject' })"
}
