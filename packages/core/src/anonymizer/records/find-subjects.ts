import { type Cell, type CellNode, nodesAlong } from './cell-tree.js'
import type { TransformRule } from './compile-handlers.js'

/**
 * Says of each cell whom it is about. An identifying value (e-mail, phone, SSN: the smallest rank goes first) speaks for the
 * object it is in and for the objects around that one, up to a list: each element of a list is about somebody of its own. A
 * cell is about the person of the innermost object around it that has one.
 *
 * @param roots - The cells of each record of a page.
 * @param cells - The same cells in the order of the handlers: of equal ranks the first wins.
 */
export async function findSubjects(roots: readonly CellNode[], cells: readonly Cell[]): Promise<void> {
  for (const cell of cells) {
    const { rule, form } = cell
    if (rule.kind === 'function' || rule.transform.identityRank === undefined || form === undefined) continue
    const subject = await subjectOf(rule, cell)
    if (subject !== undefined) register(roots[cell.row] as CellNode, cell, rule.transform.identityRank, subject)
  }
  for (const cell of cells) cell.subject = lookUp(roots[cell.row] as CellNode, cell)
}

async function subjectOf(rule: TransformRule, { value, form }: Cell): Promise<string | undefined> {
  if (form !== 'text' || (value as string).trim() === '') return undefined
  const bound = rule.maskOf(form)
  const { kind } = bound instanceof Promise ? await bound : bound
  const normal = kind.normalise(value as string)
  return normal === undefined ? undefined : `${kind.name}:${normal}`
}

function register(root: CellNode, cell: Cell, rank: number, subject: string): void {
  // One of a list of addresses: nobody says whose.
  if (typeof cell.place.at(-1) === 'number') return
  const nodes = nodesAlong(root, cell.place)
  for (let depth = nodes.length - 1; depth >= 0; depth--) {
    const node = nodes[depth] as CellNode
    const mine = { rank, depth: cell.place.length - depth, subject }
    const before = node.identity
    const isBetter =
      before === undefined || mine.rank < before.rank || (mine.rank === before.rank && mine.depth < before.depth)
    if (isBetter) node.identity = mine
    // The object is an element of a list: what is around the list is about somebody else.
    if (typeof cell.place[depth - 1] === 'number') return
  }
}

function lookUp(root: CellNode, cell: Cell): string | undefined {
  return nodesAlong(root, cell.place).findLast(({ identity }) => identity !== undefined)?.identity?.subject
}
