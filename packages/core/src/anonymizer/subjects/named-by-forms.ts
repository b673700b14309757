/** The forms that lists of subjects were named by. */
const formsBehind = new WeakMap<readonly (string | undefined)[], Naming>()

interface Naming {
  readonly prefix: string
  readonly forms: readonly (string | undefined)[]
}

/** Names a subject by each form, and remembers so: comparing thousands of names later takes as long as many a mask. */
export function nameByForms(prefix: string, forms: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const names = forms.map((form) => (form === undefined || form === '' ? undefined : prefix + form))
  formsBehind.set(names, { prefix, forms })
  return names
}

/** Whether subjects were named by this very list of forms. */
export function areNamedBy(
  subjects: readonly (string | undefined)[],
  prefix: string,
  forms: readonly string[],
): boolean {
  const naming = formsBehind.get(subjects)
  return naming !== undefined && naming.prefix === prefix && naming.forms === forms
}
