import type { DataKey, EntityClass, Shape } from '../factory/types.js'
import type { KeyMode } from './keys/key-ring.js'
import type { Transform } from './transform.js'

/** Transforms of one entity's fields. */
export interface EntityRules {
  /** The entity's name. */
  readonly entity: string
  readonly fields: Readonly<Record<string, Transform>>
}

/** An entity whose rows stand for people (or whatever else must not be recognised), and how other rows hang from it. */
export interface SubjectRule {
  readonly entity: string
  /** Fields that identify it, best first; unless told those whose transforms do: e-mail, phone, SSN. */
  readonly identity?: readonly string[]
  /**
   * Relations that lead from an entity to the subject, by entity: `{ OrderItem: ['order', 'user'] }`. Unless told, the one
   * shortest way of required relations, then of any; two ways of one length must be told apart here.
   */
  readonly paths?: Readonly<Record<string, readonly string[]>>
}

/** Fields that together may single out a person, for the report's k-anonymity. */
export interface QuasiIdentifier {
  readonly entity: string
  readonly fields: readonly string[]
}

/** How a database or a set of records is anonymized. */
export interface Anonymizer {
  readonly rules: readonly EntityRules[]
  readonly subjects?: readonly SubjectRule[]
  /** `'stable'` unless told. */
  readonly mode?: KeyMode
  /** Name of the release, under mode `release`. */
  readonly release?: string
  /** Locale of made-up names and places; `en` unless told. */
  readonly locale?: string
  /** File that holds the key, in place of the variables SEED_KEY and SEED_KEY_FILE. */
  readonly keyFile?: string
  /** The lock file that says of every field what it is; `seed.classification.json` unless told. */
  readonly classification?: string
  readonly quasiIdentifiers?: readonly QuasiIdentifier[]
}

/** Declares how data is anonymized: the `anonymize` section of `seed.config`. */
export function defineAnonymizer(anonymizer: Anonymizer): Anonymizer {
  return anonymizer
}

/** What may be said of an entity's fields: names are checked by the compiler, dots lead into embedded ones. */
export type FieldRules<E> = {
  readonly [K in DataKey<Shape<E>> | `${DataKey<Shape<E>> & string}.${string}`]?: Transform
}

/**
 * Says how the fields of an entity are replaced.
 *
 * @param entity - The entity's class.
 */
export function maskEntity<E>(entity: EntityClass<E>, fields: FieldRules<NoInfer<E>>): EntityRules {
  return { entity: entity.name, fields: fields as Readonly<Record<string, Transform>> }
}

/** Says how the fields of an entity that is known by name are replaced; `M` maps names to row types. */
export type MaskByName<M> = <N extends keyof M & string>(entity: N, fields: FieldRules<M[N]>) => EntityRules

/** For entities without classes: `const mask = rulesFor<Models>()`, then `mask('User', { email: email() })`. */
export function rulesFor<M = Record<string, Record<string, unknown>>>(): MaskByName<M> {
  return (entity, fields) => ({ entity, fields: fields as Readonly<Record<string, Transform>> })
}
