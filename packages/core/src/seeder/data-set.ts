import type { Adapter, Target } from '../adapter/port.js'
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
import type { AnonymizeRequest } from '../anonymizer/request.js'
import { giveValues } from '../factory/define-factory.js'
import { FACTORY } from '../factory/factory.js'
import type { Given, Row } from '../factory/types.js'
import { guardTarget } from '../guard/guard-target.js'
import { cleanRuns } from '../ledger/clean.js'
import { withoutUndefined } from '../internal/without-undefined.js'
import { interrupted } from '../errors/run.js'
import type { RecordedCreate } from '../plan/draft.js'
import type { Schema } from '../schema/schema.js'
import { verifyStore } from '../verify/verify-store.js'
import { explainCell } from './explain.js'
import type { SeedsOptions } from './options.js'
import { planReport } from './plan-report.js'
import { instancesOf, PlannedSet } from './record.js'
import type {
  CleanOptions,
  CleanReport,
  DataSetOptions,
  ExplainOptions,
  Explanation,
  PlanReport,
  RunOptions,
  RunReport,
  VerifyOptions,
  VerifyReport,
} from './reports.js'
import { runDataSet } from './run.js'
import type { FactoryOf } from './seeder.js'
import type { Seeds } from './seeds.js'
import { planRun, readGround, type PlanSources } from './session.js'
import { settingsOf, type Settings } from './settings.js'

/** What `registerSeeders` gives. */
export interface RegisteredSeeds extends Seeds {
  /** What it was registered with. */
  readonly options: SeedsOptions
  /** Writes one row of a factory, with the parents it needs; gives it with its key. */
  create<E>(factory: FactoryOf<E>): Promise<Row<E>>
  create<E>(factory: FactoryOf<E>, given: Given<E>): Promise<Row<E>>
  /** Writes so many rows. */
  create<E>(factory: FactoryOf<E>, count: number, given?: Given<E>): Promise<readonly Row<E>[]>
  /** Writes so many rows. */
  createMany<E>(factory: FactoryOf<E>, count: number, given?: Given<E>): Promise<readonly Row<E>[]>
  /** Removes what was seeded, newest first: `clean` under the name that suits a test's end. */
  cleanup(options?: CleanOptions): Promise<CleanReport>
}

/** Seeders bound to a database. */
export class DataSet implements RegisteredSeeds {
  readonly #adapter: Adapter
  readonly options: SeedsOptions
  readonly #sources: PlanSources

  constructor(adapter: Adapter, options: SeedsOptions) {
    this.#adapter = adapter
    this.options = options
    this.#sources = { adapter, seeders: instancesOf(options.seeders ?? []), factories: options.factories ?? [] }
  }

  async plan(options: RunOptions = {}): Promise<PlanReport> {
    const ground = await readGround(this.#adapter)
    const planned = await planRun(this.#sources, ground, this.#settings(options), new Map())
    return planReport(ground, planned.plan, options.through ?? this.options.through ?? 'native')
  }

  async run(options: RunOptions = {}): Promise<RunReport> {
    return this.#write(this.#sources, options, this.#settings(options))
  }

  async verify(options: VerifyOptions = {}): Promise<VerifyReport> {
    const { target, schema } = await readGround(this.#adapter)
    const rules = this.options.rules ?? []
    const { only, ...watched } = this.#watched(options)
    const found = await this.#adapter.transaction(
      async (store) => verifyStore(store, schema, { rules, ...watched, ...withoutUndefined({ entities: only }) }),
      'read',
    )
    return { target, ...found }
  }

  async clean(options: CleanOptions = {}): Promise<CleanReport> {
    const began = performance.now()
    const { target, schema } = await readGround(this.#adapter)
    const watched = this.#watched(options)
    const { allow = [] } = this.options
    await guardTarget(target, { allow, verb: 'clean', ...withoutUndefined({ confirm: watched.confirm }) })
    const cleaned = await this.#adapter.transaction(async (store) => {
      await store.lock()
      return cleanRuns(store, schema, watched)
    })
    return { ...cleaned, target, elapsedMs: performance.now() - began }
  }

  async cleanup(options?: CleanOptions): Promise<CleanReport> {
    return this.clean(options)
  }

  async explain(path: string, options: ExplainOptions = {}): Promise<Explanation> {
    const ground = await readGround(this.#adapter)
    const { plan } = await planRun(this.#sources, ground, this.#settings(options), new Map())
    return explainCell(plan, path)
  }

  async anonymize(options: AnonymizeOptions): Promise<AnonymizeReport> {
    const { anonymizeDatabase } = await import('../anonymizer/copy/anonymize-database.js')
    return anonymizeDatabase(this.#anonymizing(), this.#watched(options))
  }

  async classify(options: ClassifyOptions = {}): Promise<ClassifyReport> {
    const { classifyFields } = await import('../anonymizer/classify/classify-fields.js')
    return classifyFields(this.#anonymizing(), this.#watched(options))
  }

  async check(options: CheckOptions = {}): Promise<CheckReport> {
    const { checkClassification } = await import('../anonymizer/classify/check-classification.js')
    return checkClassification(this.#anonymizing(), this.#watched(options))
  }

  async leaks(options: LeakOptions): Promise<LeakReport> {
    const { scanDatabases } = await import('../anonymizer/leaks/scan-databases.js')
    return scanDatabases(this.#anonymizing(), this.#watched(options))
  }

  async target(): Promise<Target> {
    return this.#adapter.target()
  }

  async entities(): Promise<readonly { readonly name: string; readonly table: string }[]> {
    const schema: Schema = await this.#adapter.describe()
    return schema.entities.map((entity) => ({ name: entity.name, table: entity.table.name }))
  }

  async create<E>(factory: FactoryOf<E>, second?: number | Given<E>, given?: Given<E>): Promise<never> {
    if (typeof second === 'number') return (await this.createMany(factory, second, given)) as never
    return (await this.createMany(factory, 1, second))[0] as never
  }

  async createMany<E>(factory: FactoryOf<E>, count: number, given?: Given<E>): Promise<readonly Row<E>[]> {
    const made = giveValues(factory, given)
    const set = new PlannedSet(made[FACTORY].entity)
    const call: RecordedCreate = {
      scope: 'create',
      factory: made,
      count,
      segment: 0,
      bound: (block) => set.bind(block),
    }
    // Counts, scale and names are about what seeders ask for, not about this call.
    const settings = { ...this.#settings({}), count: undefined, scale: 1, only: [], all: false }
    await this.#write({ ...this.#sources, seeders: [], creates: [call] }, { append: true }, settings)
    return [...set] as Row<E>[]
  }

  async #write(sources: PlanSources, given: RunOptions, settings: Settings): Promise<RunReport> {
    const options = { ...this.#watched(given), through: given.through ?? this.options.through ?? 'native' }
    if (options.signal?.aborted === true) throw interrupted(options.signal.reason)
    const { allow = [] } = this.options
    return runDataSet({ sources, settings, options, allow })
  }

  #anonymizing(): AnonymizeRequest {
    const { anonymize: anonymizer, allow = [] } = this.options
    return { adapter: this.#adapter, anonymizer, allow, cwd: process.cwd() }
  }

  #settings(options: DataSetOptions): Settings {
    return settingsOf(this.options, options)
  }

  /** Options of a call, with what the registration gives where they say nothing. */
  #watched<T extends object>(options: T): T {
    const { signal, onProgress, logger, confirm } = this.options
    return { ...withoutUndefined({ signal, onProgress, logger, confirm }), ...withoutUndefined(options) } as T
  }
}
