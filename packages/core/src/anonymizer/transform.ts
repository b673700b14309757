import type { FieldType, Json, Value } from '../schema/schema.js'
import type { Vocabulary } from '../values/locale.js'
import type { Kind } from './kind.js'
import type { KeyRing } from './keys/key-ring.js'

/** What is done with values that are no proper ones. NULL always stays NULL unless told. */
export interface ValuePolicy {
  /** NULL; `'keep'` unless told. `'replace'` makes up a value. */
  readonly null?: 'keep' | 'replace'
  /** The empty text; `'keep'` unless told. */
  readonly empty?: 'keep' | 'null' | 'replace'
  /** Text of white space alone; `'keep'` unless told. */
  readonly blank?: 'keep' | 'null' | 'replace'
  /** A value that is not of its kind, an e-mail address without an `@`; it never passes through. `'replace'` unless told. */
  readonly malformed?: 'replace' | 'null' | 'error'
}

/** A condition on a row of the source, over the fields it names. */
export interface RowTest {
  readonly fields: readonly string[]
  readonly holds: (row: Readonly<Record<string, unknown>>) => boolean
}

/** Options that every transform takes. */
export interface CommonOptions extends ValuePolicy {
  /** Fields of one domain map equal values to equal replacements; the transform's own name unless told. */
  readonly domain?: string
  /** Rows in which the value stays as it is. */
  readonly keepWhere?: RowTest
}

/** How the values of a field are replaced, as declared: `email()`. Cheap to make; `bind` does the work. */
export interface Transform {
  /** `email`, `creditCard`: as reports and configurations call it. */
  readonly name: string
  readonly domain: string
  /** Its own options as JSON: part of the plan's hash. */
  readonly options: Json
  readonly policy: ValuePolicy
  readonly keepWhere?: RowTest
  /**
   * Set where a value of the field tells a person from all others: the smallest rank among an entity's fields identifies
   * its subject (e-mail 1, phone 2, SSN 3).
   */
  readonly identityRank?: number
  /** True when the replacement depends on the row's subject as well as (or in place of) the value. */
  readonly bySubject?: boolean
  /** True when name, domain, options and policy say everything, so that another thread can make the same one out of them. */
  readonly portable?: boolean
  /**
   * Checks that the field can hold what the transform makes, and compiles it. Reads no rows.
   *
   * @throws {SeedError} `ANONYMIZE.*` for options and fields that do not go together.
   */
  bind(field: MaskedField, context: MaskContext): Mask | Promise<Mask>
}

/** The field that a transform is bound to. */
export interface MaskedField {
  readonly entity: string
  readonly name: string
  /** Text where there is no schema: in files and in records of a test. */
  readonly type: FieldType
  readonly nullable: boolean
  /** Part of the key or of a unique set. */
  readonly unique: boolean
}

/** What transforms are bound with. */
export interface MaskContext {
  readonly keys: KeyRing
  /** Names and places of the configured locale. */
  readonly words: Vocabulary
}

/** What is proven of a mask when different values must stay different. */
export type Guarantee =
  /** Different normal forms get different replacements. */
  | { readonly kind: 'injective' }
  /** Two different normal forms get one replacement with probability 2^-bits. */
  | { readonly kind: 'bounded'; readonly bits: number }
  /** Different values may get one replacement. */
  | { readonly kind: 'lossy' }
  /** Values stay as they are. */
  | { readonly kind: 'unchanged' }

/** A transform bound to a field. */
export interface Mask {
  readonly kind: Kind
  readonly guarantee: Guarantee
  /** Replacements are lower-case texts, so that they differ under `lower()` and under collations that ignore case, too. */
  readonly caseless?: boolean
  /** Every replacement is NULL, which is like nothing else in a unique set. */
  readonly makesNull?: boolean
  /** Replacements that a unique field could hold at most; undefined for practically endless. */
  readonly capacity?: bigint
  /** True when replacements depend on neither the normal form nor on whether the value is one of its kind: neither is given. */
  readonly ignoresForm?: boolean
  /** Other fields of the row that are read. */
  readonly reads?: readonly string[]
  /** Replaces the values of one page; gives as many. */
  replace(cells: Cells): readonly Value[]
}

/** The values of one field in the rows of a page that are to be replaced: lists of one length. */
export interface Cells {
  /** Canonical originals. NULL only where the policy says that NULL is replaced. */
  readonly values: readonly Value[]
  /** Their normal forms. A malformed value has one, too, that no proper value has. */
  readonly normal: readonly string[]
  /** Whether each value is one of the mask's kind. */
  readonly wellFormed: readonly boolean[]
  /** Who each row is about, as `email:ann@example.org`; the value's own normal form where the row has no subject. */
  readonly subjects: readonly string[]
  /** Originals of another field, one of `reads`. */
  read(field: string): readonly Value[]
}
