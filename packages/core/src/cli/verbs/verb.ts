import type { SeedError } from '../../errors/seed-error.js'
import type { Confirm, Progress } from '../../seeder/reports.js'
import type { Seeds } from '../../seeder/seeds.js'
import type { Paint } from '../io.js'
import type { Flag } from '../options/flags.js'
import type { GivenOptions } from '../options/read-options.js'

/** One verb of every adapter: what it takes, and what it does with an open data set. */
export interface Verb {
  readonly name: string
  readonly summary: string
  /** The word it takes beside options. */
  readonly argument?: { readonly name: string; readonly description: string }
  readonly flags: readonly Flag[]
  /** What may be typed after `seed <adapter>`, each with what it is for. */
  readonly examples: readonly (readonly [command: string, purpose: string])[]
  /** What is wrong with options that are each right. */
  readonly check?: (options: GivenOptions) => readonly SeedError[]
  readonly run: (session: Session) => Promise<Outcome>
}

/** What a verb works with. */
export interface Session {
  readonly seeds: Seeds
  readonly options: GivenOptions
  /** The word given for `argument`; empty when the verb takes none. */
  readonly argument: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  readonly confirm: Confirm
}

/** What a verb has to say. */
export interface Outcome {
  /** Printed by `--json`. */
  readonly report: unknown
  /** Printed otherwise. */
  readonly text: (paint: Paint) => string
  /** Printed under `--quiet`, if anything. */
  readonly essential?: string
  /** 4 when there are findings. */
  readonly exitCode: 0 | 4
}
