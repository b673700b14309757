import type { Person, Scene } from './system.js'

/** Gives the share of the attacked values that the attacker learns, 0 to 1. */
export type Attack = (scene: Scene) => Promise<number>

/** Numbers 0 to below `count`, mixed up in a fixed way (37 and `count` must share no factor). */
function mixed(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => (i * 37 + 11) % count)
}

/** Social security numbers of one block: few enough to try them all, as all 10^9 are for a graphics card. */
const candidates: readonly string[] = Array.from({ length: 10_000 }, (_, i) => `123-45-${String(i).padStart(4, '0')}`)

/** Tries every identifier there can be with the public code, and looks the masked ones up (the taxis of New York, 2014). */
export const tryAllIdentifiers: Attack = async ({ victim, attacker }) => {
  const system = await victim()
  const secret = mixed(10_000).slice(0, 200)
  const masked = secret.map((i) => system.id(candidates[i] ?? ''))
  const own = await attacker()
  const found = new Map(candidates.map((candidate) => [own.id(candidate), candidate]))
  return share(masked, (value, i) => found.get(value) === candidates[secret[i] ?? 0])
}

/** Replays the public code over any list at all: the n-th new value of a stream gets the n-th replacement, whatever it is. */
export const replayTheStream: Attack = async ({ victim, attacker }) => {
  const system = await victim()
  const count = 500
  const inOrder = Array.from({ length: count }, (_, i) => system.email(`person${i}@hospital.example`))
  const order = mixed(count)
  const published = order.map((i) => inOrder[i] ?? '')
  const own = await attacker()
  const replayed = new Map(Array.from({ length: count }, (_, i) => [own.email(`anything${i}@x.org`), i]))
  return share(published, (value, at) => replayed.get(value) === order[at])
}

/** Joins two releases, which hold the same people in the same order, by equal replacements. */
export const joinReleases: Attack = async ({ victim }) => {
  const emails = Array.from({ length: 300 }, (_, i) => `person${i}@hospital.example`)
  const spring = await victim('spring')
  const before = emails.map((email) => spring.email(email))
  const autumn = await victim('autumn')
  const after = new Map(emails.map((email, i) => [autumn.email(email), i]))
  return share(before, (value, i) => after.get(value) === i)
}

/** Averages the copies of a date, which are in as many rows: what is left of the noise goes with the root of their number. */
export const averageTheNoise: Attack = async ({ victim }) => {
  const system = await victim()
  const days = Array.from({ length: 10 }, (_, i) => Date.UTC(1980, i, 3 + i))
  return share(days, (day) => {
    const copies = Array.from({ length: 1500 }, () => system.date(new Date(day)).getTime())
    const mean = copies.reduce((sum, copy) => sum + (copy - day) / 86_400_000, 0) / copies.length
    return Math.abs(mean) < 1
  })
}

/** Not an attack but what a unique index meets: the share of rows whose e-mail address another row has. */
export const meetDuplicates: Attack = async ({ victim }) => {
  const system = await victim()
  const count = 20_000
  const people = Array.from({ length: count }, (_, i) => ({ email: `person${i}@x.example`, name: 'Ann' }))
  const masked = new Set((await system.people(people)).map(({ email }) => email))
  return 1 - masked.size / count
}

/** Joins two columns that were masked apart: an equal identifier stands for the same person. */
export const joinColumns: Attack = async ({ victim }) => {
  const system = await victim()
  const ids = Array.from({ length: 50 }, (_, i) => `id-${i}`)
  const patients = await Promise.all(ids.map((id) => system.idIn('patients', id)))
  const voters = await Promise.all(ids.map((id) => system.idIn('voters', id)))
  return share(patients, (value, i) => value === voters[i])
}

/** Matches replacements with names by how often each occurs: the commonest stands for the commonest. */
export const matchFrequencies: Attack = async ({ victim }) => {
  const system = await victim()
  const names = Array.from({ length: 10 }, (_, i) => `Name ${String.fromCharCode(65 + i)}`)
  // The first name 200 times, the second 180 times, and so on.
  const people = names.flatMap((name, i) =>
    Array.from({ length: 200 - 20 * i }, (_, n): Person => ({ name, email: `${i}-${n}@x.example` })),
  )
  const order = mixed(people.length)
  const masked = await system.people(order.map((i) => people[i] as Person))
  const ranked = rank(masked.map(({ name }) => name))
  return share(names, (name, i) =>
    masked.every((one, at) => people[order[at] ?? 0]?.name !== name || one.name === ranked[i]),
  )
}

/** The commonest text first. */
function rank(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
}

function share<T>(values: readonly T[], isHit: (value: T, at: number) => boolean): number {
  return values.filter((value, i) => isHit(value, i)).length / values.length
}
