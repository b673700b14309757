import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { anonymizeDatabase } from '../copy/anonymize-database.js'
import { openTown, TEST_KEY, type Town, type TownOptions } from '../copy/testing/town.js'
import type { Anonymizer } from '../rules.js'
import { rulesFor } from '../rules.js'
import { date } from '../transforms/date.js'
import { email } from '../transforms/email.js'
import { firstName } from '../transforms/first-name.js'
import { freeText } from '../transforms/free-text.js'
import { key } from '../transforms/key.js'
import { lastName } from '../transforms/last-name.js'
import { nullify } from '../transforms/nullify.js'
import { scanDatabases } from './scan-databases.js'

const mask = rulesFor()
const USER = { id: key(), email: email(), firstName: firstName(), lastName: lastName(), born: date() }
const RULES: Anonymizer = {
  rules: [
    mask('User', USER),
    mask('Order', { placedAt: date(), note: nullify() }),
    mask('Item', { madeOn: date() }),
    mask('Audit', { who: email(), given: firstName() }),
  ],
}
const CLASSES = { 'User.email': 'direct', 'User.firstName': 'quasi' } as const
const TARGET = { target: 'memory:copy' }

let before: string | undefined
let town: Town | undefined
beforeEach(() => {
  before = process.env['SEED_KEY']
  process.env['SEED_KEY'] = TEST_KEY
})
afterEach(() => {
  if (before === undefined) delete process.env['SEED_KEY']
  else process.env['SEED_KEY'] = before
  town?.close()
  town = undefined
})

async function copied(rules: Anonymizer, options: TownOptions = {}): Promise<Town> {
  town = await openTown({ people: 200, ...options })
  await anonymizeDatabase(town.request(rules), { to: 'memory:copy', leaks: false })
  return town
}

describe('scanDatabases', () => {
  it('passes a copy in which every secret was replaced', async () => {
    const copy = await copied(RULES)
    const report = await scanDatabases(copy.request(RULES), TARGET)
    expect(report).toMatchObject({ verdict: 'PASS', findings: [], unverified: [] })
    expect(report.originals).toBeGreaterThanOrEqual(200)
  })

  it('finds e-mail addresses that went through in a table without rules', async () => {
    const rules = { rules: RULES.rules.filter(({ entity }) => entity !== 'Audit') }
    const copy = await copied(rules)
    const { verdict, findings } = await scanDatabases(copy.request(rules), TARGET)
    expect(verdict).toBe('FAIL')
    expect(findings).toEqual([{ place: 'audit.who', from: ['User.email'], how: 'whole value', count: 200 }])
  })

  it('finds names that stayed in their rows, under new keys', async () => {
    const { firstName: _, ...rest } = USER
    const copy = await copied({ rules: [mask('User', rest), ...RULES.rules.slice(1)] })
    const { findings } = await scanDatabases(copy.request(RULES), TARGET)
    expect(findings).toMatchObject([
      { place: 'users.firstName', from: ['User.firstName'], how: 'same row', count: 200 },
    ])
  })

  it('needs no key, but leaves open what only rows could tell', async () => {
    const copy = await copied(RULES)
    delete process.env['SEED_KEY']
    const report = await scanDatabases(copy.request(RULES), TARGET)
    expect(report).toMatchObject({ verdict: 'UNVERIFIED', findings: [] })
    expect(report.unverified.map(({ place }) => place).sort()).toEqual([
      'users.born',
      'users.firstName',
      'users.id',
      'users.lastName',
    ])
  })

  it('takes nothing for a leak that a rule keeps: rows, and the rest of texts', async () => {
    const keepWhere = {
      fields: ['isStaff'],
      holds: (row: Readonly<Record<string, unknown>>) => row['isStaff'] === true,
    }
    const kept = {
      id: key({ keepWhere }),
      email: email({ keepWhere }),
      firstName: firstName({ keepWhere }),
      lastName: lastName({ keepWhere }),
      born: date({ keepWhere }),
    }
    const rules = { rules: [mask('User', kept), mask('Order', { placedAt: date(), note: freeText({ detect: true }) })] }
    town = await openTown({ people: 200 })
    await town.source.change((client) => {
      for (const { id } of client.rows('Audit')) client.delete('Audit', [id ?? null])
      client.update('Order', [1], { note: 'rang person3@corp3.example.net, who wants it on the first floor' })
    })
    await anonymizeDatabase(town.request(rules), { to: 'memory:copy', leaks: false })
    expect(town.target.rows('Order')[0]?.['note']).toContain('wants it on the first floor')
    const report = await scanDatabases(town.request(rules), TARGET)
    expect(report.findings).toEqual([])
  })

  it('goes by the classes where there are no rules', async () => {
    town = await openTown({ people: 50, classes: CLASSES, memory: { enforce: false } })
    await town.target.change((client) =>
      client.insert('Audit', [{ id: 1, who: 'person7@corp0.example.net', given: 'x' }]),
    )
    const request = { ...town.request(RULES), anonymizer: undefined }
    const { findings } = await scanDatabases(request, TARGET)
    expect(findings).toEqual([{ place: 'audit.who', from: ['User.email'], how: 'whole value', count: 1 }])
  })

  it('refuses when nothing is secret, to the last message', async () => {
    town = await openTown({ people: 1 })
    const request = { ...town.request(RULES), anonymizer: undefined }
    await expect(scanDatabases(request, TARGET)).rejects.toMatchObject({ code: 'LEAKS.NO_SECRETS' })
    rmSync(join(request.cwd, 'seed.classification.json'))
    await expect(scanDatabases(request, TARGET)).rejects.toMatchObject({ code: 'LEAKS.NO_SECRETS' })
  })

  it('refuses the source itself, and an adapter that reaches no other database', async () => {
    town = await openTown({ people: 1 })
    const { source } = town
    const request = town.request(RULES)
    const itself = { ...source, openTarget: () => Promise.resolve(source) }
    await expect(scanDatabases({ ...request, adapter: itself }, TARGET)).rejects.toMatchObject({
      code: 'LEAKS.SAME_DATABASE',
    })
    await expect(scanDatabases({ ...request, adapter: source }, TARGET)).rejects.toMatchObject({
      code: 'LEAKS.NO_TARGET',
    })
  })

  it('closes the target whatever happens', async () => {
    town = await openTown({ people: 1 })
    let closed = 0
    const target = {
      ...town.target,
      catalog: () => Promise.reject(new Error('gone')),
      close: () => Promise.resolve(void closed++),
    }
    const adapter = { ...town.source, openTarget: () => Promise.resolve(target) }
    await expect(scanDatabases({ ...town.request(RULES), adapter }, TARGET)).rejects.toThrow('gone')
    expect(closed).toBe(1)
  })
})
