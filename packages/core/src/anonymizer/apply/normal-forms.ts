import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** Forms of the columns of a page, which several masks and the search for subjects ask for. */
const known = new WeakMap<readonly Value[], Map<Kind, readonly (string | undefined)[]>>()

/**
 * The normal forms of a page's column: undefined for NULL and for what is not of the kind.
 *
 * @param values - Not changed afterwards: the forms are kept as long as the list is.
 */
export function normalForms(kind: Kind, values: readonly Value[]): readonly (string | undefined)[] {
  const forms = known.get(values) ?? new Map<Kind, readonly (string | undefined)[]>()
  if (forms.size === 0) known.set(values, forms)
  let found = forms.get(kind)
  if (found === undefined) {
    found = values.map((value) => (value === null ? undefined : kind.normalise(value)))
    forms.set(kind, found)
  }
  return found
}
