import type { Target } from '../adapter/port.js'
import type { Confirm, Progress } from '../seeder/reports.js'
import type { KeyMode } from './keys/key-ring.js'

/** What long work on whole databases can be watched and stopped by. */
export interface Watch {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface AnonymizeOptions extends Watch {
  /** URL of the database that the copy goes to. It may hold a password: never put it in a message. */
  readonly to?: string
  /** Change the database itself, in place of a copy. */
  readonly inPlace?: boolean
  /** Commit page by page with a checkpoint each, so that a stopped run goes on where it was; all or nothing unless told. */
  readonly chunked?: boolean
  /** Make the ORM's tables in the target first. */
  readonly createSchema?: boolean
  /** Plan and mask the first rows, write none. */
  readonly dryRun?: boolean
  /** Scan the target for originals afterwards; true unless told. */
  readonly leaks?: boolean
  /** Rows of a page; 5,000 unless told. */
  readonly pageRows?: number
  /**
   * Threads that replace values of large tables, from 0 (this one does it) to 64. Unless told as many as the processor has, at most
   * 4. Only for copies that are no `chunked` ones, between databases that exchange their own text (PostgreSQL).
   */
  readonly threads?: number
  readonly confirm?: Confirm
}

/** What became of a database: the manifest of one run. */
export interface AnonymizeReport {
  /** `'anonymized'` only where the key was thrown away; whoever holds a key can link. */
  readonly result: 'pseudonymized' | 'anonymized'
  readonly mode: KeyMode
  /** Names the key, says nothing of it. */
  readonly keyId: string
  /** SHA-256 of rules, schema and generator version, in hexadecimal. */
  readonly planHash: string
  readonly source: Target
  readonly target: Target
  readonly way: 'copy' | 'in-place'
  readonly commit: 'atomic' | 'chunked'
  readonly dryRun: boolean
  readonly entities: readonly MaskedEntityReport[]
  readonly rows: number
  readonly uniqueSets: readonly UniqueSetReport[]
  readonly privacy: readonly PrivacyReport[]
  /** Undefined when the scan was not asked for, and in a dry run. */
  readonly leaks: LeakReport | undefined
  readonly preview: readonly PreviewRow[]
  /** What in-place work cannot remove, and whatever else a user should know. */
  readonly notes: readonly string[]
  readonly elapsedMs: number
}

export interface MaskedEntityReport {
  readonly entity: string
  readonly table: string
  readonly rows: number
  /** Rows counted in the target afterwards. */
  readonly targetRows: number
  readonly elapsedMs: number
  readonly fields: readonly MaskedFieldReport[]
}

export interface MaskedFieldReport {
  readonly field: string
  readonly class: FieldClass
  /** `email`; `keep` for what goes through as it is. */
  readonly transform: string
  readonly domain: string
  readonly guarantee: 'injective' | 'bounded' | 'lossy' | 'unchanged'
  readonly nulls: number
  /** NULLs counted in what was written. */
  readonly targetNulls: number
  readonly changed: number
  /** Replaced by a value that equals the original. */
  readonly unchanged: number
  readonly malformed: number
}

export interface UniqueSetReport {
  readonly entity: string
  readonly fields: readonly string[]
  /** `'null'`: one of the fields is NULL in every row, which is like nothing else. */
  readonly verdict: 'untouched' | 'injective' | 'bounded' | 'null'
  /** Of any collision among the rows there are, for `bounded`. */
  readonly probability?: number
  readonly rows: number
}

/** How well rows hide among others by fields that together may single out a person (k-anonymity, Sweeney 2002). */
export interface PrivacyReport {
  readonly entity: string
  readonly fields: readonly string[]
  readonly rows: number
  /** Size of the smallest group of rows that are alike. */
  readonly k: number
  readonly groups: number
  /** Rows that are alone in their group. */
  readonly uniqueRows: number
  /** Rows in groups smaller than 5. */
  readonly rowsBelow5: number
}

/** One field of one row before and after, without a value of the source. */
export interface PreviewRow {
  readonly entity: string
  readonly field: string
  /** Letters as `a` and `A`, digits as `9`: `Aaa.Aaaaa@aaaaaaa.aaa`. */
  readonly shape: string
  readonly masked: string
}

export interface LeakOptions extends Watch {
  /** URL of the database that is searched. */
  readonly target: string
}

export interface LeakReport {
  /** `'UNVERIFIED'`: nothing found, but not everything could be looked at. */
  readonly verdict: 'PASS' | 'FAIL' | 'UNVERIFIED'
  /** Different originals looked for. */
  readonly originals: number
  /** Values of the target looked at, parts of texts and documents included. */
  readonly values: number
  readonly findings: readonly LeakFinding[]
  readonly unverified: readonly { readonly place: string; readonly why: string }[]
  readonly elapsedMs: number
  /** Time of the processor, for the rate. */
  readonly cpuMs: number
}

/** Where an original was found; never which. */
export interface LeakFinding {
  /** `users.notes`, as the database calls it. */
  readonly place: string
  /** Source fields whose values were found. */
  readonly from: readonly string[]
  /** `whole value`, `e-mail in text`, `JSON leaf`, `base64`. */
  readonly how: string
  readonly count: number
  /** For values that many share: how many would be there by chance. */
  readonly expected?: number
}

/** What a field is. `safe` and `key` may go through as they are. */
export type FieldClass = 'direct' | 'quasi' | 'sensitive' | 'key' | 'safe'

/** `seed.classification.json`: reviewed in pull requests. */
export interface Classification {
  readonly version: 1
  /** By entity, then by field. */
  readonly entities: Readonly<Record<string, Readonly<Record<string, ClassifiedField>>>>
}

export interface ClassifiedField {
  readonly class: FieldClass
  /** Why; never empty. */
  readonly reason: string
  /** The field's type when it was classified, as `text(255)`: a changed one must be looked at again. */
  readonly type: string
  /** True for a column that the ORM does not know: `check`, which reaches no database, passes over it. */
  readonly onlyInDatabase?: boolean
}

export interface ClassifyOptions extends Watch {
  /** Look at values of the database as well; only counts and shapes leave the process. False needs no database. */
  readonly sample?: boolean
  /** Write the file; otherwise it is only shown. */
  readonly write?: boolean
}

export interface ClassifyReport {
  readonly file: string
  readonly written: boolean
  /** Fields in the file, after proposals were added. */
  readonly fields: number
  readonly proposals: readonly ClassProposal[]
  /** Fields that nothing is known of: they stay unclassified until a person says what they are. */
  readonly undecided: readonly ClassProposal[]
}

export interface ClassProposal {
  readonly entity: string
  readonly field: string
  readonly class: FieldClass | undefined
  readonly reason: string
  /** A transform that fits: `email()`. */
  readonly transform?: string
}

export interface CheckOptions extends Watch {}

/** Findings of `check`: the command ends with 4 when there are any. */
export interface CheckReport {
  readonly file: string
  readonly fields: number
  readonly findings: readonly CheckFinding[]
}

export interface CheckFinding {
  readonly kind: 'unclassified' | 'changed' | 'vanished' | 'no-rule' | 'unknown-field'
  readonly entity: string
  readonly field: string
  /** What to do, a sentence. */
  readonly message: string
}
