import { notAFactory, notASeeder } from '../errors/seeder.js'
import { FACTORY } from '../factory/factory.js'

/** Refuses anything in `seeders` that cannot seed. */
export function checkSeeders(seeders: readonly unknown[]): void {
  for (const [i, seeder] of seeders.entries()) {
    const made = typeof seeder === 'function' ? (seeder.prototype as unknown) : seeder
    if (typeof (made as { run?: unknown } | null | undefined)?.run !== 'function') throw notASeeder(i)
  }
}

/** Refuses anything in `factories` that is none. */
export function checkFactories(factories: readonly unknown[]): void {
  for (const [i, factory] of factories.entries()) {
    if (typeof factory !== 'object' || factory === null || !(FACTORY in factory)) throw notAFactory(i)
  }
}
