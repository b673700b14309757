import { foldWord } from '../values/fold.js'

/**
 * The words of a name in camelCase, PascalCase, snake_case, kebab-case or with dots, folded to plain lower-case letters:
 * `HTTPStatusCode` is http, status, code; `prénom_usuel` is prenom, usuel. A number is a word of its own.
 */
export function splitWords(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\d]+/u)
    .map(foldWord)
    .filter((word) => word !== '')
}
