import { maskPath } from '../../errors/mask.js'
import { joinProblems, type SeedError } from '../../errors/seed-error.js'
import type { Json } from '../../schema/schema.js'
import { MAX_JSON_DEPTH } from '../kinds/json.js'

/** Where a part of a document is: names of members and places in lists. */
export type Location = readonly (string | number)[]

/** A JSONPath expression (RFC 9535), ready to be asked. */
export interface CompiledPath {
  readonly path: string
  /** The names on the way, for paths of plain names alone (`$.customer.email`): they name one part of a document at most. */
  readonly steps?: readonly string[]
  /** All parts of a document that it names, with their places. */
  find(document: Json): readonly { readonly location: Location; readonly value: Json }[]
}

/**
 * Compiles JSONPath expressions.
 *
 * @throws {SeedError} `MASK.PATH`, of all that are none at once.
 */
export async function compilePaths(
  paths: readonly string[],
  entity: string,
  field: string,
): Promise<readonly CompiledPath[]> {
  const { JSONPathEnvironment } = await import('json-p3')
  const environment = new JSONPathEnvironment({ maxRecursionDepth: MAX_JSON_DEPTH * 2 })
  const problems: SeedError[] = []
  const compiled = paths.flatMap((path): CompiledPath[] => {
    try {
      const query = environment.compile(path)
      const steps = stepsOf(path)
      const find: CompiledPath['find'] = (document) => query.query(document as never).nodes as never
      return [steps === undefined ? { path, find } : { path, steps, find }]
    } catch (error) {
      problems.push(maskPath(entity, field, path, (error as Error).message))
      return []
    }
  })
  if (problems.length > 0) throw joinProblems(problems)
  return compiled
}

/** Plain names, which mean the same in every reading of the standard. */
function stepsOf(path: string): readonly string[] | undefined {
  return /^\$(?:\.[A-Za-z_][A-Za-z_0-9]*)*$/.test(path) ? path.split('.').slice(1) : undefined
}
