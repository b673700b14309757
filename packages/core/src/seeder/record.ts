import { circularSeeders } from '../errors/seeder.js'
import { giveValues } from '../factory/define-factory.js'
import { FACTORY, type AnyFactory } from '../factory/factory.js'
import type { EntityClass, Row } from '../factory/types.js'
import type { RowSet } from '../factory/row-set.js'
import { notPlanned } from '../errors/run.js'
import type { Block } from '../engine/block.js'
import { pathOf } from '../engine/row.js'
import type { RecordedCreate } from '../plan/draft.js'
import { Seeder, type SeedContext, type SeederClass, type StepWork } from './seeder.js'

/** Work between two segments of a run. */
export interface RecordedStep {
  readonly name: string
  /** The segment it comes after. */
  readonly after: number
  readonly work: StepWork<never>
}

/** What the seeders asked for. */
export interface Recording {
  readonly creates: readonly RecordedCreate[]
  readonly steps: readonly RecordedStep[]
  readonly sets: readonly PlannedSet[]
}

/** Options a recording needs. */
export interface RecordOptions {
  readonly seed: number | string
  readonly now: Date
  readonly count: number | Readonly<Record<string, number>> | undefined
}

/** Asks all seeders, those they depend on first. */
export async function recordSeeders(seeders: readonly Seeder[], options: RecordOptions): Promise<Recording> {
  const creates: RecordedCreate[] = []
  const steps: RecordedStep[] = []
  const sets: PlannedSet[] = []
  for (const seeder of inOrder(seeders)) {
    const own: PlannedSet[] = []
    await seeder.run(contextOf(seeder.constructor.name, options, creates, steps, own) as SeedContext<never>)
    seeder.keep(own)
    sets.push(...own)
  }
  return { creates, steps, sets }
}

function contextOf(
  scope: string,
  options: RecordOptions,
  creates: RecordedCreate[],
  steps: RecordedStep[],
  own: PlannedSet[],
): SeedContext {
  return {
    seed: options.seed,
    now: options.now,
    create: (factory: AnyFactory, count = 1, given?: object) => {
      const made = giveValues(factory, given)
      const set = new PlannedSet(made[FACTORY].entity)
      creates.push({ scope, factory: made, count, segment: steps.length, bound: (block) => set.bind(block) })
      own.push(set)
      return set as never
    },
    count: (entity: string | EntityClass<unknown>, count: number) => {
      const name = typeof entity === 'string' ? entity : entity.name
      return typeof options.count === 'object' ? (options.count[name] ?? count) : (options.count ?? count)
    },
    step: (name: string, work: StepWork<unknown>) => {
      steps.push({ name, after: steps.length, work })
    },
  }
}

/** Rows asked for, known once the plan is made. */
export class PlannedSet implements RowSet<unknown> {
  readonly entity: string
  #block: Block | undefined

  constructor(entity: string) {
    this.entity = entity
  }

  /** Called by the plan with the block that makes these rows. */
  bind(block: Block): void {
    this.#block = block
  }

  get count(): number {
    return this.#known().count
  }

  at(position: number): Row<unknown> {
    const block = this.#known()
    if (!(position >= 0 && position < block.count))
      throw new RangeError(`no row ${position} among ${block.count} of ${this.entity}`)
    return block.rowAt(position)
  }

  pathOf(position: number): string {
    return pathOf(this.at(position) as never)
  }

  *[Symbol.iterator](): Iterator<Row<unknown>> {
    const block = this.#known()
    for (let i = 0; i < block.count; i += 1) yield block.rowAt(i)
  }

  #known(): Block {
    if (this.#block === undefined) throw notPlanned(this.entity)
    return this.#block
  }
}

/** Seeder instances, dependencies first, otherwise as given. A class that is only depended on is made with no options. */
function inOrder(seeders: readonly Seeder[]): readonly Seeder[] {
  const known = new Map<unknown, Seeder>(seeders.map((seeder) => [seeder.constructor, seeder]))
  const done: Seeder[] = []
  const visiting: Seeder[] = []
  const visit = (seeder: Seeder): void => {
    if (done.includes(seeder)) return
    if (visiting.includes(seeder))
      throw circularSeeders([...visiting.slice(visiting.indexOf(seeder)), seeder].map((one) => one.constructor.name))
    visiting.push(seeder)
    for (const dependency of (seeder.constructor as unknown as SeederClass).dependsOn ?? []) {
      let instance = known.get(dependency)
      if (instance === undefined) known.set(dependency, (instance = new dependency()))
      visit(instance)
    }
    visiting.pop()
    done.push(seeder)
  }
  for (const seeder of seeders) visit(seeder)
  return done
}

/** Instances of what was registered: a class stands for one without options. */
export function instancesOf(seeders: readonly (Seeder | SeederClass)[]): readonly Seeder[] {
  return seeders.map((seeder) => (seeder instanceof Seeder || typeof seeder !== 'function' ? seeder : new seeder()))
}
