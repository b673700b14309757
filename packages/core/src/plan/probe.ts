import type { CellContext } from '../factory/types.js'

const INDEXES = [48_211_907, 91_730_533] as const
const MARKS = ['qzxjvone', 'qzxjvtwo'] as const

/**
 * Whether a cell gives another value for every row by construction: it copies the row's index or its person's e-mail or
 * user name, whole and once, and reads nothing else. The cell is run on two marked contexts; any other read ends the probe.
 * Proves no more than that; what it cannot prove needs `unique(...)`.
 */
export function copiesSomethingUnique(cell: (context: never) => unknown): 'index' | 'person' | undefined {
  const first = run(cell, 0)
  const second = run(cell, 1)
  if (first === undefined || second === undefined || first.read !== second.read) return undefined
  if (typeof first.value === 'number' && typeof second.value === 'number') {
    const linear = first.read === 'index' && first.value - INDEXES[0] === second.value - INDEXES[1]
    return linear ? 'index' : undefined
  }
  const [one, two] = [first, second].map(({ value, token }) => (typeof value === 'string' ? value.split(token) : []))
  const once = one?.length === 2 && two?.length === 2 && one[0] === two[0] && one[1] === two[1]
  return once ? first.read : undefined
}

class Stop extends Error {}

function run(
  cell: (context: never) => unknown,
  which: 0 | 1,
): { value: unknown; read: 'index' | 'person'; token: string } | undefined {
  const seen: { read?: 'index' | 'person'; token?: string } = {}
  const note = (read: 'index' | 'person', token: string): void => {
    if (seen.token !== undefined && seen.token !== token) throw new Stop()
    Object.assign(seen, { read, token })
  }
  const person = new Proxy(
    {},
    {
      get: (_, name) => {
        if (name !== 'email' && name !== 'username') throw new Stop()
        const token = `${MARKS[which]}.${name}`
        note('person', token)
        return token
      },
    },
  )
  const context = new Proxy({} as CellContext, {
    get: (_, name) => {
      if (name === 'person') return person
      if (name !== 'index') throw new Stop()
      note('index', String(INDEXES[which]))
      return INDEXES[which]
    },
  })
  try {
    const value = cell(context as never)
    return seen.read === undefined ? undefined : { value, read: seen.read, token: seen.token as string }
  } catch {
    return undefined
  }
}
