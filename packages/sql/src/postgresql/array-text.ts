/** What an array literal holds before its elements are decoded. */
export type ArrayText = readonly (string | null | ArrayText)[]

/** Spells a list of texts as PostgreSQL's text form of a one-dimensional array. */
export function arrayText(elements: readonly (string | null)[]): string {
  return `{${elements.map((element) => (element === null ? 'NULL' : `"${element.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`
}

/** A quoted element, a brace, a comma or an unquoted element. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|[{},]|[^{},"]+/gs

/**
 * Parses PostgreSQL's text form of an array: `{1,NULL,"a \"quoted\" one",{2}}`, with or without bounds in front.
 * Gives undefined for a text that is none.
 */
export function parseArray(text: string): ArrayText | undefined {
  const start = text.indexOf('{')
  if (start === -1 || !/^(\[[-\d:[\]]+\]=)?$/.test(text.slice(0, start))) return undefined
  const top: (string | null | ArrayText)[] = []
  const open: (string | null | ArrayText)[][] = [top]
  for (const match of text.slice(start).matchAll(TOKEN)) {
    const [token, quoted] = match
    const current = open.at(-1)
    if (current === undefined) return undefined
    if (token === '{') {
      const inner: (string | null | ArrayText)[] = []
      current.push(inner)
      open.push(inner)
    } else if (token === '}') open.pop()
    else if (quoted !== undefined) current.push(quoted.replace(/\\(.)/gs, '$1'))
    else if (token !== ',') current.push(token.toUpperCase() === 'NULL' ? null : token)
  }
  const [array] = top
  return open.length === 1 && Array.isArray(array) ? (array as ArrayText) : undefined
}
