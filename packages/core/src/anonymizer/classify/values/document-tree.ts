import type { Value } from '../../../schema/schema.js'

/** Everything found at one place of many documents. */
export interface Place {
  count: number
  readonly members: Map<string, Place>
  items: Place | undefined
  readonly texts: string[]
  numbers: number
  flags: number
}

/** Texts kept of one place. */
const TEXTS = 2_000
/** More different member names than this are data, not names. */
const MEMBERS = 50
const DEPTH = 8
/** Member names that a person chose when the document was designed; others may be somebody's. */
const DESIGNED = /^[A-Za-z_$][\w$-]{0,39}$/

export function createPlace(): Place {
  return { count: 0, members: new Map(), items: undefined, texts: [], numbers: 0, flags: 0 }
}

/** Adds one document. JSON within a text is read as well. */
export function addDocument(place: Place, value: Value, depth = 0): void {
  if (value === null || depth > DEPTH) return
  place.count++
  if (typeof value === 'number' || typeof value === 'bigint') place.numbers++
  else if (typeof value === 'boolean') place.flags++
  else if (typeof value === 'string') addText(place, value, depth)
  else if (Array.isArray(value))
    for (const item of value as readonly Value[]) addDocument(itemsOf(place), item, depth + 1)
  else if (!(value instanceof Uint8Array)) addMembers(place, value as Readonly<Record<string, Value>>, depth)
}

function addText(place: Place, text: string, depth: number): void {
  const inner = /^\s*[{[]/.test(text) ? parse(text) : undefined
  if (inner !== undefined && depth === 0) addDocument(place, inner, depth + 1)
  else if (place.texts.length < TEXTS) place.texts.push(text)
}

function addMembers(place: Place, members: Readonly<Record<string, Value>>, depth: number): void {
  for (const [name, value] of Object.entries(members)) {
    const shown = DESIGNED.test(name) && (place.members.has(name) || place.members.size < MEMBERS) ? name : '*'
    const member = place.members.get(shown) ?? createPlace()
    place.members.set(shown, member)
    addDocument(member, value, depth + 1)
  }
}

function itemsOf(place: Place): Place {
  place.items ??= createPlace()
  return place.items
}

function parse(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}

/**
 * Members of a place by name. A name that is rare, or was met only once, may be somebody's, as in `{ "ann": 3 }`: such are
 * gathered under `*`.
 */
export function designedMembers(place: Place): readonly (readonly [name: string, member: Place])[] {
  const members = [...place.members]
  const rare = members.filter(([name, { count }]) => name === '*' || count < Math.max(2, place.count * 0.02))
  if (rare.length === 0) return members
  const rest = rare.map(([, member]) => member)
  const common = members.filter((member) => !rare.includes(member))
  return [...common, ['*', rest.reduce(joinPlaces)]]
}

function joinPlaces(a: Place, b: Place): Place {
  const members = new Map(a.members)
  for (const [name, member] of b.members) {
    const before = members.get(name)
    members.set(name, before === undefined ? member : joinPlaces(before, member))
  }
  return {
    count: a.count + b.count,
    members,
    items: a.items === undefined || b.items === undefined ? (a.items ?? b.items) : joinPlaces(a.items, b.items),
    texts: [...a.texts, ...b.texts].slice(0, TEXTS),
    numbers: a.numbers + b.numbers,
    flags: a.flags + b.flags,
  }
}
