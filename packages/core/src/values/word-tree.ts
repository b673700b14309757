/** What lies at a path of a tree of word lists; undefined where the path ends early. */
export function nodeAt(tree: unknown, path: readonly string[]): unknown {
  let node = tree
  for (const name of path) {
    if (typeof node !== 'object' || node === null) return undefined
    node = (node as Readonly<Record<string, unknown>>)[name]
  }
  return node
}

/** The list of texts at a path; empty where there is none. A list without other members is given as it is, not copied. */
export function listAt(tree: unknown, path: readonly string[]): readonly string[] {
  const node = nodeAt(tree, path)
  if (!Array.isArray(node)) return []
  return node.every(isText) ? node : node.filter(isText)
}

/** The text at a path. */
export function textAt(tree: unknown, path: readonly string[]): string | undefined {
  const node = nodeAt(tree, path)
  return typeof node === 'string' ? node : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
