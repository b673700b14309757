import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { groupBy } from '../../internal/list.js'
import type { MemoryRow } from '../../memory/client.js'
import type { Schema } from '../../schema/schema.js'
import type { Anonymizer } from '../rules.js'
import { textOf } from '../kinds/text.js'
import { rulesFor } from '../rules.js'
import { date } from '../transforms/date.js'
import { email } from '../transforms/email.js'
import { firstName } from '../transforms/first-name.js'
import { key } from '../transforms/key.js'
import { lastName } from '../transforms/last-name.js'
import { json } from '../transforms/json.js'
import { nullify } from '../transforms/nullify.js'
import { reference } from '../transforms/reference.js'
import { anonymizeDatabase } from './anonymize-database.js'
import { openTown, TEST_KEY, type Town, TOWN, type TownOptions } from './testing/town.js'

const mask = rulesFor()
const RULES: Anonymizer = {
  rules: [
    mask('User', {
      id: key(),
      email: email(),
      firstName: firstName(),
      lastName: lastName(),
      born: date(),
    }),
    mask('Order', { placedAt: date(), note: nullify() }),
    mask('Item', { id: key({ domain: 'item' }), madeOn: date() }),
    mask('Audit', { who: email(), given: firstName() }),
  ],
}
const COPY = { to: 'memory:copy', leaks: false }

let before: string | undefined
beforeAll(() => {
  before = process.env['SEED_KEY']
  process.env['SEED_KEY'] = TEST_KEY
})
afterAll(() => {
  if (before === undefined) delete process.env['SEED_KEY']
  else process.env['SEED_KEY'] = before
})

const towns: Town[] = []
afterEach(() => {
  for (const town of towns.splice(0)) town.close()
})

async function open(options: TownOptions = {}): Promise<Town> {
  const town = await openTown(options)
  towns.push(town)
  return town
}

async function copied(anonymizer: Anonymizer = RULES, options: TownOptions = {}, more: object = {}): Promise<Town> {
  const town = await open(options)
  await anonymizeDatabase(town.request(anonymizer), { ...COPY, ...more })
  return town
}

const byId = (rows: readonly MemoryRow[]): Map<unknown, MemoryRow> => new Map(rows.map((row) => [row['id'], row]))

/** Days from the first date to the second. */
function daysBetween(first: unknown, second: unknown): number {
  return (Date.parse(second as string) - Date.parse(first as string)) / 86_400_000
}

describe('a copy', () => {
  it('has as many rows, NULLs where they were, and none of the values that are replaced', async () => {
    const { source, target } = await copied()
    for (const { name, fields } of TOWN.entities) {
      const [from, to] = [source.rows(name), target.rows(name)]
      expect(to).toHaveLength(from.length)
      for (const field of fields.filter((one) => name !== 'Order' || one.name !== 'note'))
        expect(to.filter((row) => row[field.name] === null)).toHaveLength(
          from.filter((row) => row[field.name] === null).length,
        )
    }
    const originals = new Set(source.rows('User').flatMap((row) => [row['email'], row['firstName'], row['lastName']]))
    originals.delete(null)
    const written = target.rows('User').flatMap((row) => Object.values(row))
    expect(written.filter((value) => originals.has(value))).toEqual([])
  })

  it('keeps the relations of rows whose keys are replaced, those to the own table included', async () => {
    const { source, target } = await copied()
    const people = byId(target.rows('User'))
    const orders = byId(target.rows('Order'))
    expect(target.rows('Order').every((order) => people.has(order['userId']))).toBe(true)
    expect(target.rows('Item').every((item) => orders.has(item['orderId']))).toBe(true)
    const bosses = target.rows('User').filter((row) => row['bossId'] !== null)
    expect(bosses).toHaveLength(source.rows('User').length - 1)
    expect(bosses.every((row) => people.has(row['bossId']))).toBe(true)
    // As many people work under each boss as did before.
    const teams = (rows: readonly MemoryRow[]): readonly number[] =>
      [...groupBy(rows, (row) => textOf(row['bossId'] ?? null)).values()]
        .map(({ length }) => length)
        .toSorted((a, b) => a - b)
    expect(teams(target.rows('User'))).toEqual(teams(source.rows('User')))
  })

  it('moves all dates of one person by one offset, over any number of relations', async () => {
    const { source, target } = await copied({
      ...RULES,
      rules: RULES.rules.map(({ entity, fields }) => ({
        entity,
        fields: Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'id')),
      })),
    })
    const offsets = new Map<unknown, number>()
    const masked = byId(target.rows('User'))
    for (const user of source.rows('User'))
      offsets.set(user['id'], daysBetween(user['born'], masked.get(user['id'])?.['born']))
    expect([...offsets.values()].every((days) => days !== 0 && Math.abs(days) <= 30)).toBe(true)
    expect(new Set(offsets.values()).size).toBeGreaterThan(5)
    const [orders, items] = [byId(target.rows('Order')), byId(target.rows('Item'))]
    const owners = byId(source.rows('Order'))
    for (const order of source.rows('Order'))
      expect(daysBetween(order['placedAt'], orders.get(order['id'])?.['placedAt'])).toBe(offsets.get(order['userId']))
    for (const item of source.rows('Item'))
      expect(daysBetween(item['madeOn'], items.get(item['id'])?.['madeOn'])).toBe(
        offsets.get(owners.get(item['orderId'])?.['userId']),
      )
  })

  it('gives an e-mail address the same replacement and name wherever it stands', async () => {
    const { target } = await copied()
    const names = new Map(target.rows('User').map((row) => [row['email'], row['firstName']]))
    const audit = target.rows('Audit')
    expect(audit).not.toHaveLength(0)
    for (const row of audit) expect(names.get(row['who'])).toBe(row['given'])
  })

  it('is the same for other page sizes, and another for another key', async () => {
    const first = (await copied()).target
    const second = (await copied(RULES, {}, { pageRows: 3 })).target
    for (const { name } of TOWN.entities) expect(byId(second.rows(name))).toEqual(byId(first.rows(name)))
    process.env['SEED_KEY'] = TEST_KEY.replaceAll('a', 'b')
    const third = (await copied()).target
    process.env['SEED_KEY'] = TEST_KEY
    const emails = new Set(first.rows('User').map((row) => row['email']))
    expect(third.rows('User').filter((row) => emails.has(row['email']))).toEqual([])
  })

  it('keeps the keys of the rows of a condition, there and wherever they are pointed to', async () => {
    const staff = { fields: ['isStaff'], holds: (row: Readonly<Record<string, unknown>>) => row['isStaff'] === true }
    const { source, target } = await copied({
      rules: [mask('User', { id: key({ keepWhere: staff }), email: email() })],
    })
    const kept = source.rows('User').filter((row) => row['isStaff'] === true)
    const people = byId(target.rows('User'))
    expect(kept).toHaveLength(4)
    expect(kept.every((row) => people.get(row['id'])?.['isStaff'] === true)).toBe(true)
    expect(target.rows('User').filter((row) => row['isStaff'] !== true && Number(row['id']) <= 40)).toEqual([])
    expect(target.rows('Order').every((order) => people.has(order['userId']))).toBe(true)
    expect(target.rows('Order').filter((order) => Number(order['userId']) <= 40)).toHaveLength(8)
  })

  it('replaces references without a relation as the keys they hold, by type and inside of documents', async () => {
    const { source, target } = await copied({
      rules: [
        mask('User', { id: key() }),
        mask('Order', { id: key({ domain: 'order' }) }),
        mask('Audit', {
          aboutId: reference({ by: 'aboutType', to: { user: 'User', order: 'Order' } }),
          detail: json({ '$.user': reference('User'), '$.seen[*]': reference('User') }),
        }),
      ],
    })
    const [users, orders] = [byId(target.rows('User')), byId(target.rows('Order'))]
    const audit = target.rows('Audit')
    expect(audit).toHaveLength(source.rows('Audit').length)
    for (const row of audit) {
      expect((row['aboutType'] === 'user' ? users : orders).has(row['aboutId'])).toBe(true)
      const detail = row['detail'] as { readonly user: number; readonly seen: readonly number[] }
      expect(users.get(detail.user)?.['email']).toBe(
        textOf(row['who'] ?? '')
          .trim()
          .replace(/^p/, 'P')
          .replace('CORP', 'corp'),
      )
      expect(detail.seen).toEqual([detail.user])
    }
  })

  it('says what was done, field by field', async () => {
    const town = await open()
    const report = await anonymizeDatabase(town.request(RULES), COPY)
    expect(report).toMatchObject({
      result: 'pseudonymized',
      mode: 'stable',
      keyId: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
      planHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      way: 'copy',
      commit: 'atomic',
      rows: 240,
    })
    const user = report.entities.find(({ entity }) => entity === 'User')
    expect(user).toMatchObject({ rows: 40, targetRows: 40 })
    expect(user?.fields).toContainEqual({
      field: 'lastName',
      class: 'safe',
      transform: 'lastName',
      domain: 'lastName',
      guarantee: 'lossy',
      nulls: 8,
      targetNulls: 8,
      changed: 32,
      unchanged: 0,
      malformed: 0,
    })
    expect(report.uniqueSets).toContainEqual({
      entity: 'User',
      fields: ['email'],
      verdict: 'bounded',
      probability: expect.any(Number) as unknown,
      rows: 40,
    })
  })

  it('is called anonymized only when the key was thrown away', async () => {
    const town = await open()
    const report = await anonymizeDatabase(town.request({ ...RULES, mode: 'throwaway' }), COPY)
    expect(report.result).toBe('anonymized')
  })
})

describe('a dry run', () => {
  it('shows masked values beside shapes, and writes nothing', async () => {
    const town = await open()
    const { preview, dryRun } = await anonymizeDatabase(town.request(RULES), { ...COPY, dryRun: true })
    expect(dryRun).toBe(true)
    expect(preview).toContainEqual({
      entity: 'User',
      field: 'email',
      shape: 'Aaaaaa9@aaaa9.aaaaaaa.aaa',
      masked: expect.stringMatching(/@example\.(com|net|org)$/) as unknown,
    })
    expect(JSON.stringify(preview)).not.toContain('Person1')
    expect(town.target.rows('User')).toEqual([])
  })
})

describe('before anything is read', () => {
  /** What a copy is refused with; nothing may be written then. */
  const refusal = async (anonymizer: Anonymizer, options: TownOptions = {}): Promise<string> => {
    const town = await open(options)
    const message = await anonymizeDatabase(town.request(anonymizer), COPY).then(
      () => 'not refused',
      (error: unknown) => (error as Error).message,
    )
    return town.target.rows('User').length === 0 ? message : 'rows were written'
  }

  it('refuses names that are none', async () => {
    expect(await refusal({ rules: [mask('User', { emial: email() })] })).toContain('ANONYMIZE.UNKNOWN_FIELD')
    expect(await refusal({ rules: [mask('Usr', { email: email() })] })).toContain('ANONYMIZE.UNKNOWN_ENTITY')
  })

  it('refuses options that are none', async () => {
    const misspelt = { ...RULES, quasiIdentifier: [], key: 'secret' } as Anonymizer
    const message = await refusal(misspelt)
    expect(message).toContain('ANONYMIZE.OPTION: anonymize has no option quasiIdentifier')
    expect(message).toContain('anonymize has no option key')
    expect(message).not.toContain('secret')
  })

  it('refuses a direct identifier without a rule, with exit code 4', async () => {
    const town = await open({ classes: { 'User.email': 'direct' } })
    await expect(anonymizeDatabase(town.request({ rules: [] }), COPY)).rejects.toMatchObject({
      code: 'ANONYMIZE.UNCLASSIFIED',
      exitCode: 4,
    })
  })

  it('refuses a missing key, and rules that are missing', async () => {
    delete process.env['SEED_KEY']
    expect(await refusal(RULES)).toContain('KEY.MISSING')
    process.env['SEED_KEY'] = TEST_KEY
    const town = await open()
    await expect(anonymizeDatabase({ ...town.request(RULES), anonymizer: undefined }, COPY)).rejects.toMatchObject({
      code: 'ANONYMIZE.NO_RULES',
      exitCode: 2,
    })
  })

  it('refuses what may not stay unique', async () => {
    expect(await refusal({ rules: [mask('User', { email: firstName() })] })).toContain('ANONYMIZE.UNPROVEN_UNIQUE')
  })

  it('refuses a rule for a foreign key, and one that depends on the row for a key', async () => {
    expect(await refusal({ rules: [mask('Order', { userId: key() })] })).toContain('ANONYMIZE.FOREIGN_KEY')
    expect(await refusal({ rules: [mask('User', { id: key() }), mask('Order', { userId: nullify() })] })).toContain(
      'ANONYMIZE.TWO_RULES',
    )
  })

  it('refuses a target with rows, with other tables, or that is the source', async () => {
    const filled = await open()
    await filled.target.change((client) =>
      client.insert('Audit', [{ id: 1, who: 'x@y.example', given: 'z', aboutType: '', aboutId: 1, detail: {} }]),
    )
    await expect(anonymizeDatabase(filled.request(RULES), COPY)).rejects.toMatchObject({
      code: 'ANONYMIZE.TARGET_NOT_EMPTY',
    })
    const [user, ...others] = TOWN.entities
    const other: Schema = { entities: others.map((one) => ({ ...one, relations: [] })) }
    const lacking = await open({ targetSchema: other })
    await expect(anonymizeDatabase(lacking.request(RULES), COPY)).rejects.toMatchObject({
      code: 'ANONYMIZE.TARGET_TABLES',
      message: expect.stringContaining(`table ${user?.table.name}`) as unknown,
    })
    const town = await open()
    const request = town.request(RULES)
    const same = { ...request, adapter: { ...request.adapter, openTarget: () => Promise.resolve(town.source) } }
    await expect(anonymizeDatabase(same, COPY)).rejects.toMatchObject({ code: 'ANONYMIZE.SAME_DATABASE' })
  })

  it('refuses a target that is named like production, unless it is allowed', async () => {
    const town = await open()
    const request = town.request(RULES)
    const target = (): Promise<{ dialect: string; host: string; database: string }> =>
      Promise.resolve({ dialect: 'memory', host: 'db.example.net', database: 'shop_production' })
    const adapter = { ...request.adapter, openTarget: () => Promise.resolve({ ...town.target, target }) }
    await expect(anonymizeDatabase({ ...request, adapter }, COPY)).rejects.toMatchObject({
      code: 'ANONYMIZE.TARGET_LOOKS_LIVE',
      fix: expect.stringContaining("allow: ['db.example.net/shop_production']") as unknown,
    })
    const allow = ['db.example.net/shop_production']
    await expect(anonymizeDatabase({ ...request, adapter, allow }, COPY)).resolves.toMatchObject({ rows: 240 })
  })

  it('wants one target', async () => {
    const town = await open()
    await expect(anonymizeDatabase(town.request(RULES), {})).rejects.toMatchObject({ code: 'ANONYMIZE.TARGET' })
    await expect(anonymizeDatabase(town.request(RULES), { ...COPY, inPlace: true })).rejects.toMatchObject({
      code: 'ANONYMIZE.TARGET',
    })
  })
})

describe('when something goes wrong', () => {
  it('keeps nothing', async () => {
    const town = await open()
    town.target.faults.failAfterRows = 100
    await expect(anonymizeDatabase(town.request(RULES), COPY)).rejects.toThrow('STORE.')
    for (const { name } of TOWN.entities) expect(town.target.rows(name)).toEqual([])
  })

  it('stops when it is told to, and keeps nothing', async () => {
    const town = await open()
    const stop = new AbortController()
    const onProgress = (): void => stop.abort()
    await expect(
      anonymizeDatabase(town.request(RULES), { ...COPY, pageRows: 10, signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
    expect(town.target.rows('User')).toEqual([])
  })

  it('tells two originals that differ only in case from other failures', async () => {
    const town = await open()
    await town.source.change((client) =>
      client.insert('User', [
        {
          id: 900,
          email: 'PERSON7@corp0.example.net',
          firstName: 'x',
          lastName: null,
          born: null,
          bossId: null,
          isStaff: false,
        },
      ]),
    )
    await expect(anonymizeDatabase(town.request(RULES), COPY)).rejects.toMatchObject({ code: 'ANONYMIZE.SAME_FORM' })
    expect(town.target.rows('User')).toEqual([])
  })
})

describe('a chunked copy', () => {
  it('goes on where it was stopped, and ends with the rows of a whole one', async () => {
    const whole = (await copied()).target
    const town = await open()
    const stop = new AbortController()
    let pages = 0
    const onProgress = (): void => (++pages === 4 ? stop.abort() : undefined)
    const chunked = { ...COPY, chunked: true, pageRows: 7 }
    await expect(
      anonymizeDatabase(town.request(RULES), { ...chunked, signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
    const first = TOWN.entities.map(({ name }) => town.target.rows(name).length).reduce((a, b) => a + b)
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(240)
    const report = await anonymizeDatabase(town.request(RULES), chunked)
    expect(report.commit).toBe('chunked')
    expect(report.notes.join()).toContain('checkpoint')
    for (const { name } of TOWN.entities) expect(byId(town.target.rows(name))).toEqual(byId(whole.rows(name)))
  })

  it('does not go on with other rules', async () => {
    const town = await open()
    const stop = new AbortController()
    const chunked = { ...COPY, chunked: true, pageRows: 7 }
    await expect(
      anonymizeDatabase(town.request(RULES), { ...chunked, signal: stop.signal, onProgress: () => stop.abort() }),
    ).rejects.toThrow('RUN.INTERRUPTED')
    await expect(
      anonymizeDatabase(town.request({ rules: [mask('User', { email: email() })] }), chunked),
    ).rejects.toMatchObject({ code: 'ANONYMIZE.CHECKPOINT' })
  })
})

describe('in place', () => {
  const IN_PLACE: Anonymizer = {
    rules: [
      mask('User', { email: email(), firstName: firstName(), born: date() }),
      mask('Order', { placedAt: date() }),
      mask('Audit', { who: email(), given: firstName() }),
    ],
  }

  it('replaces the values where they are, as a copy does, and says what it cannot remove', async () => {
    const copy = (await copied(IN_PLACE)).target
    const town = await open()
    const report = await anonymizeDatabase(town.request(IN_PLACE), { inPlace: true, pageRows: 6 })
    for (const { name } of TOWN.entities) expect(byId(town.source.rows(name))).toEqual(byId(copy.rows(name)))
    expect(report).toMatchObject({ way: 'in-place', rows: 240 })
    expect(report.notes.join()).toContain('originals may remain')
  })

  it('does not replace keys', async () => {
    const town = await open()
    await expect(anonymizeDatabase(town.request(RULES), { inPlace: true })).rejects.toMatchObject({
      message: expect.stringContaining('ANONYMIZE.KEY_IN_PLACE') as unknown,
    })
  })
})
