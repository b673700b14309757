import type { Target } from '../adapter/port.js'
import type {
  AnonymizeOptions,
  AnonymizeReport,
  CheckOptions,
  CheckReport,
  ClassifyOptions,
  ClassifyReport,
  LeakOptions,
  LeakReport,
} from '../anonymizer/reports.js'
import type {
  CleanOptions,
  CleanReport,
  ExplainOptions,
  Explanation,
  PlanReport,
  RunOptions,
  RunReport,
  VerifyOptions,
  VerifyReport,
} from './reports.js'

/** A registered data set bound to a database: what `registerSeeders` gives, and what the command drives. */
export interface Seeds {
  /** What a run would write, and in which order. Writes nothing. */
  plan(options?: RunOptions): Promise<PlanReport>
  /** Writes the data set, all or nothing. Rejects with `RUN.INTERRUPTED` when the signal aborts. */
  run(options?: RunOptions): Promise<RunReport>
  /** Checks what is in the database. Findings are data, not an error. */
  verify(options?: VerifyOptions): Promise<VerifyReport>
  /** Removes exactly what the ledger says was seeded. */
  clean(options?: CleanOptions): Promise<CleanReport>
  /** How one cell comes to be: `User[17].email`. Reads and writes no rows. */
  explain(path: string, options?: ExplainOptions): Promise<Explanation>
  /** Copies the database with its values replaced, or replaces them in place. */
  anonymize(options: AnonymizeOptions): Promise<AnonymizeReport>
  /** Proposes what every field is, for the classification file. */
  classify(options?: ClassifyOptions): Promise<ClassifyReport>
  /** Compares the classification file with the ORM's metadata. Reads no database. */
  check(options?: CheckOptions): Promise<CheckReport>
  /** Searches another database for values of this one. Findings are data, not an error. */
  leaks(options: LeakOptions): Promise<LeakReport>
  /** The database that was really reached. */
  target(): Promise<Target>
  /** Entities that a count can be given for, and their tables. */
  entities(): Promise<readonly { readonly name: string; readonly table: string }[]>
}
