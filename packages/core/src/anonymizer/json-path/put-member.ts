import type { Json } from '../../schema/schema.js'

/** Puts a member behind the others. Two of one name would be one: the second gets a number. */
export function putMember(members: Record<string, Json>, name: string, value: Json): void {
  const free = Object.hasOwn(members, name) ? freeName(members, name) : name
  // Assigned, this one would become the prototype.
  if (free === '__proto__')
    Object.defineProperty(members, free, { value, enumerable: true, configurable: true, writable: true })
  else members[free] = value
}

function freeName(members: object, name: string): string {
  let free = name
  for (let number = 2; Object.hasOwn(members, free); number++) free = `${name}~${number}`
  return free
}
