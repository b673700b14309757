import type { Target, Through } from '../adapter/port.js'

/** What a run, plan or check of a data set is made with. Every member has a default. */
export interface DataSetOptions {
  /** Whole number or text; 42 unless told. */
  readonly seed?: number | string
  /** Reference date of the run; 2026-01-01T00:00:00Z unless told. Nothing else reads a clock. */
  readonly now?: Date | string
  /** faker locale (`de`), or several with shares (`{ en: 3, de: 1 }`); `en` unless told. */
  readonly locale?: string | Readonly<Record<string, number>>
  /** Rows per entity, in place of what the seeders ask for; one number for every entity. */
  readonly count?: number | Readonly<Record<string, number>>
  /** Multiplies every count that is not given by name. */
  readonly scale?: number
  /** Only these entities or seeders, and the parents they need. */
  readonly only?: readonly string[]
  /** Entities without a seeder get a default factory. */
  readonly all?: boolean
}

export interface RunOptions extends DataSetOptions {
  readonly through?: Through
  /** Remove what the ledger says was seeded before, then run. */
  readonly reset?: boolean
  /** Add to what was seeded before. */
  readonly append?: boolean
  /** With `reset`: also remove rows that the application changed or that point to seeded ones. */
  readonly cascade?: boolean
  /** Plan and make all rows, write none. */
  readonly dryRun?: boolean
  readonly confirm?: Confirm
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  readonly logger?: Logger
}

/**
 * Asks a person to type the database's name back, for a destructive verb on a target that the config does not allow.
 * Gives what was typed; undefined when nobody can answer.
 */
export type Confirm = (target: Target) => Promise<string | undefined>

export interface VerifyOptions {
  /** Only these entities. */
  readonly only?: readonly string[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface CleanOptions {
  /** Also remove rows that the application changed or that point to seeded ones. */
  readonly cascade?: boolean
  readonly confirm?: Confirm
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface ExplainOptions extends DataSetOptions {
  readonly signal?: AbortSignal
}

/** Where messages go; `console` fits. */
export interface Logger {
  readonly info: (message: string) => void
  readonly warn: (message: string) => void
}

/** One report of progress; `done` of `total` rows in this phase. */
export interface Progress {
  readonly phase: 'plan' | 'write' | 'update' | 'read' | 'clean' | 'verify' | 'mask' | 'scan'
  /** Entity at work, as the ORM calls it. */
  readonly entity?: string
  readonly done: number
  readonly total: number
  readonly elapsedMs: number
}

export interface PlanReport {
  readonly seed: number | string
  readonly now: string
  readonly locale: string
  readonly target: Target
  readonly mode: WriteMode
  readonly through: Through
  /** In the order of writing. */
  readonly entities: readonly PlannedEntity[]
  /** Things a user should know: hooks that will not run, narrower lengths, partial knowledge. */
  readonly notes: readonly string[]
  /** Hash of everything the rows depend on. */
  readonly planHash: string
}

/** The four ways to write; only the first two are all or nothing. This release has the first. */
export type WriteMode = 'atomic' | 'bulk-atomic' | 'parallel' | 'chunked'

export interface PlannedEntity {
  readonly entity: string
  readonly table: string
  readonly rows: number
  /** `UserSeeder`, or `Order.items` for rows made under a parent. */
  readonly enumeratedBy: readonly string[]
  /** Relations set in a second pass, because of a cycle. */
  readonly later: readonly string[]
  /** Fields without a rule and what they were guessed to be. */
  readonly guessed: readonly { readonly field: string; readonly as: string }[]
}

export interface RunReport {
  readonly seed: number | string
  readonly now: string
  readonly locale: string
  readonly target: Target
  readonly mode: WriteMode
  readonly through: Through
  readonly dryRun: boolean
  readonly entities: readonly SeededEntity[]
  readonly rows: number
  readonly elapsedMs: number
  /** Over all entities; RULES of fingerprints: from the rows read back, the same on every database. */
  readonly fingerprint: string
  readonly notes: readonly string[]
}

export interface SeededEntity {
  readonly entity: string
  readonly table: string
  readonly rows: number
  readonly elapsedMs: number
  readonly fingerprint: string
}

export interface VerifyReport {
  readonly target: Target
  readonly checks: number
  readonly rows: readonly { readonly entity: string; readonly rows: number }[]
  readonly findings: readonly Finding[]
  /** Over the seeded rows of the ledger's last data set; undefined without one. */
  readonly fingerprint: string | undefined
}

/** Something that does not hold: data, not an error. Holds keys, never other values. */
export interface Finding {
  readonly kind: 'count' | 'not-null' | 'foreign-key' | 'unique' | 'check' | 'sequence' | 'rule' | 'changed'
  readonly entity: string
  /** What should hold: `Order.user -> User.id`. */
  readonly subject: string
  readonly count: number
  readonly sample: readonly string[]
}

export interface CleanReport {
  readonly target: Target
  readonly runs: number
  readonly entities: readonly { readonly entity: string; readonly rows: number }[]
  readonly elapsedMs: number
}

/** How one cell came to be. */
export interface Explanation {
  /** Full path: `UserSeeder/User[17].email`. */
  readonly path: string
  readonly value: unknown
  /** `given by the factory`, `guessed from its name: e-mail` ... */
  readonly rule: string
  /** What the cell read, each with its own path. */
  readonly reads: readonly { readonly path: string; readonly value: unknown }[]
  readonly draws: number
  readonly seed: number | string
}
