/**
 * Words after `seed` that are no adapter. The list is closed: it only ever holds what needs no schema and no database.
 * `upgrade` is a name kept for a later release.
 */
export const BARE_VERBS = ['help', 'init', 'key', 'anonymize', 'upgrade'] as const

/** True for a word that can never be an adapter. */
export function isBareVerb(word: string): word is (typeof BARE_VERBS)[number] {
  return (BARE_VERBS as readonly string[]).includes(word)
}
