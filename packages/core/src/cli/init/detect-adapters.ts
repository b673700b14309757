import type { KnownAdapter } from '../known-adapters.js'

/** What package.json says, as far as it matters here. */
export interface Manifest {
  readonly type?: unknown
  readonly dependencies?: Readonly<Record<string, unknown>>
  readonly devDependencies?: Readonly<Record<string, unknown>>
}

/** Names of all packages that the project asks for. */
export function dependenciesOf({ dependencies, devDependencies }: Manifest): readonly string[] {
  return [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]
}

/**
 * Adapters that fit the project: it asks for the adapter itself, or for its ORM. A package of the ORM's scope counts: people
 * install `@orm/postgresql` and get `@orm/core` along.
 */
export function detectAdapters(manifest: Manifest, known: readonly KnownAdapter[]): readonly string[] {
  const wanted = dependenciesOf(manifest)
  const own = wanted.filter((name) => known.some((adapter) => name === `@seed/${adapter.name}`))
  if (own.length > 0) return own.map((name) => name.replace('@seed/', '')).toSorted()
  return known
    .filter(({ peers }) => peers.some((peer) => wanted.some((name) => name === peer || sameScope(name, peer))))
    .map(({ name }) => name)
}

function sameScope(one: string, other: string): boolean {
  const scope = /^@[^/]+\//.exec(one)?.[0]
  return scope !== undefined && other.startsWith(scope)
}
