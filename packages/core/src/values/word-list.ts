import type { Vocabulary } from './locale.js'

/**
 * The words at a path of a vocabulary's definitions: `wordList(vocabulary, 'person', 'first_name', 'female')`.
 * Templates and anything that is no plain text are left out; a missing list is empty.
 */
export function wordList(vocabulary: Vocabulary, ...path: readonly string[]): readonly string[] {
  let found: unknown = vocabulary.definitions
  for (const name of path) found = (found as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  if (!Array.isArray(found)) return []
  return found.filter((word): word is string => typeof word === 'string' && word !== '' && !word.includes('{{'))
}

/** The text at a path, where there is one. */
export function wordAt(vocabulary: Vocabulary, ...path: readonly string[]): string | undefined {
  let found: unknown = vocabulary.definitions
  for (const name of path) found = (found as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return typeof found === 'string' ? found : undefined
}

/** The first list that has words, else the last resort. */
export function firstOf(lists: readonly (readonly string[])[], otherwise: readonly string[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? otherwise
}
