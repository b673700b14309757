import { fileURLToPath } from 'node:url'
import { readPackage } from '../loader/source-file.js'

/** An adapter that this release of core knows to exist. */
export interface KnownAdapter {
  readonly name: string
  /** Packages that a project has when it uses the adapter's ORM: the adapter's peers. */
  readonly peers: readonly string[]
}

/**
 * Adapters of this release, installed or not. They stand in core's package.json, not in its code, and a test holds that list
 * against the packages themselves.
 */
export function knownAdapters(): readonly KnownAdapter[] {
  const { seed } = readPackage(fileURLToPath(new URL('../..', import.meta.url))) as {
    readonly seed?: { readonly adapters?: Readonly<Record<string, readonly string[]>> }
  }
  return Object.entries(seed?.adapters ?? {}).map(([name, peers]) => ({ name, peers }))
}
