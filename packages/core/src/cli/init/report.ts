/** What `seed init` did. */
export interface InitReport {
  readonly adapter: string
  readonly installed: boolean
  /** Entity of the first seeder; without one the config fills all entities. */
  readonly entity: string | undefined
  readonly files: readonly InitFile[]
  /** Commands to run next, in order. */
  readonly next: readonly string[]
  readonly notes: readonly string[]
}

/** One file of the start. */
export interface InitFile {
  /** Relative to the project's folder. */
  readonly file: string
  /** `kept`: it was there already and is as it was. `planned`: a dry run. */
  readonly action: 'written' | 'kept' | 'planned'
  /** What would be written, in a dry run. */
  readonly text?: string
}
