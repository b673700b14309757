import type { Seeds } from '../seeder/seeds.js'

/**
 * What the `seed` command needs from an adapter. The module `@seed/<name>/cli` exports one as `command`; it is imported
 * only when its subcommand is typed, so it may import its ORM, better in `open`.
 */
export interface AdapterCommand {
  /** The word after `seed`: `seed <name> run`. */
  readonly name: string
  /** Options of every verb of this adapter, beside those that all adapters have. */
  readonly options: readonly AdapterOption[]
  /** Keys of `seed.config` that only this adapter knows. A key in neither list is an error that suggests the nearest one. */
  readonly configKeys: readonly string[]
  /** Connects, and says which data set is meant. Called once a command; its errors are `SeedError`s. */
  open(given: OpenRequest): Promise<Opened>
}

/** An option as commander writes it. The value arrives under the long flag's name in camel case. */
export interface AdapterOption {
  /** `-d, --data-source <file>`; a flag without `<...>` is a switch. */
  readonly flags: string
  readonly description: string
}

/** What was typed and what the project says. */
export interface OpenRequest {
  /** The adapter's own options as typed: text, or true for a switch. */
  readonly options: Readonly<Record<string, unknown>>
  /** Default export of `seed.config`, its keys checked; undefined when the project has none. */
  readonly config: unknown
  /** Folder that the command was started in. */
  readonly cwd: string
  /**
   * Loads a module of the user's project, TypeScript with decorators included. Gives its namespace, or what a CommonJS
   * module exports. A relative name counts from `cwd`.
   *
   * @throws {SeedError} `CONFIG.NOT_FOUND`, `CONFIG.SYNTAX`, `CONFIG.FAILED`, `CONFIG.NO_TRANSPILER`.
   */
  readonly load: (file: string) => Promise<unknown>
}

/** An open data set. */
export interface Opened {
  readonly seeds: Seeds
  /** Gives back what `open` opened. Called once, also after a failure. */
  close(): Promise<void>
}
