import { createHash } from 'node:crypto'
import { createAnonymizer } from '../../records/create-anonymizer.js'
import { hash } from '../../transforms/hash.js'
import { NaiveAnonymizer } from './naive-anonymizer.js'

/** A person as an attacked system masks them. */
export interface Person {
  readonly email: string
  readonly name: string
}

/** One process of a system that masks values, as an attack sees it. */
export interface System {
  email(value: string): string
  name(value: string): string
  id(value: string): string
  date(value: Date): Date
  phone(value: string): string
  /** The same identifier in another column. */
  idIn(column: string, value: string): Promise<string>
  /** Whole records. */
  people(people: readonly Person[]): Promise<readonly Person[]>
}

/** Who attacks, and whom: each opens a process of its own. */
export interface Scene {
  /** The system that made the data. @param release - Name of the release. */
  readonly victim: (release?: string) => Promise<System>
  /** The same code as anybody can run it. */
  readonly attacker: () => Promise<System>
}

/** Code whose seed and tables are public. */
export const naiveScene: Scene = { victim: async () => naiveSystem(), attacker: async () => naiveSystem() }

/** Ours: the attacker has the code, and a key that is another one. */
export const keyedScene: Scene = {
  victim: (release) => keyedSystem('the key of the victim', release),
  attacker: () => keyedSystem('what the attacker tries'),
}

/** 32 bytes of a test, as hex. */
export function testKey(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

function naiveSystem(): System {
  const naive = new NaiveAnonymizer()
  return {
    email: (value) => naive.anonymizeEmail(value),
    name: (value) => naive.anonymizeName(value),
    id: (value) => naive.hashIdentifier(value),
    date: (value) => naive.anonymizeDate(value),
    phone: (value) => naive.anonymizePhone(value),
    idIn: async (_, value) => naive.hashIdentifier(value),
    people: async (people) =>
      people.map(({ email, name }) => ({ email: naive.anonymizeEmail(email), name: naive.anonymizeName(name) })),
  }
}

async function keyedSystem(name: string, release?: string): Promise<System> {
  const key = testKey(name)
  const ours = await createAnonymizer(release === undefined ? { key } : { key, mode: 'release', release })
  return {
    email: (value) => ours.anonymizeEmail(value),
    name: (value) => ours.anonymizeName(value),
    id: (value) => ours.hashIdentifier(value),
    date: (value) => ours.anonymizeDate(value),
    phone: (value) => ours.anonymizePhone(value),
    idIn: async (column, value) => (await ours.anonymizeRecord({ value }, { value: hash({ domain: column }) })).value,
    people: (people) => ours.anonymizeRecords(people, { email: 'email', name: 'name' }),
  }
}
