import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Adapter } from '../../adapter/port.js'
import type { Progress } from '../../seeder/reports.js'
import type { ClassifyReport, ClassProposal } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import { checkClassification } from './check-classification.js'
import { classifyFields } from './classify-fields.js'
import { openVague, VAGUE, vagueRow } from './testing/people.js'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'seed-classify-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const request = (adapter: Adapter): AnonymizeRequest => ({ adapter, anonymizer: undefined, allow: [], cwd })
const saidOf = ({ proposals, undecided }: ClassifyReport, field: string): Partial<ClassProposal> | undefined =>
  [...proposals, ...undecided].find((one) => `${one.entity}.${one.field}` === field)
const file = (): string => readFileSync(join(cwd, 'seed.classification.json'), 'utf8')

/** An adapter that knows its metadata and may ask nobody. */
async function unreachable(): Promise<Adapter> {
  const never = (): never => {
    throw new Error('the database was reached')
  }
  return { ...(await openVague(0)), catalog: never, target: never, transaction: never }
}

describe('classes by values', () => {
  it('are what the values are, with their share', async () => {
    const report = await classifyFields(request(await openVague(400)), {})
    const said = (field: string): unknown => {
      const { class: of, reason, transform } = saidOf(report, `Thing.${field}`) ?? {}
      return [of, reason, transform]
    }
    expect(said('alpha')).toEqual(['direct', '100 % of 360 values are e-mail addresses', 'email()'])
    expect(said('beta')).toEqual(['direct', '100 % of 400 values are phone numbers', 'phone()'])
    expect(said('gamma')).toEqual([
      'direct',
      expect.stringMatching(/ % of 64 different values look like full names$/),
      'fullName()',
    ])
    expect(said('delta')).toEqual(['sensitive', '8 of 400 values hold an e-mail address', 'freeText()'])
    expect(said('zeta')).toEqual(['direct', '100 % of 400 values are IP addresses', 'ip()'])
    expect(said('kappa')).toEqual(['key', '100 % of 400 values are UUIDs', 'key()'])
    expect(said('theta')).toEqual([undefined, expect.stringMatching(/only 3 different values in 400 rows/), undefined])
    expect(said('slug')).toEqual(['safe', expect.stringMatching(/^name "slug"/), undefined])
    expect(said('login')).toEqual(['direct', '100 % of 400 values are e-mail addresses', 'email()'])
    expect(said('id')).toEqual(['key', 'primary key', undefined])
  })

  it('look into documents by path, and name no member that may be somebody', async () => {
    const report = await classifyFields(request(await openVague(400)), {})
    const { class: of, transform, reason } = saidOf(report, 'Thing.data') ?? {}
    expect(of).toBe('direct')
    expect(transform).toBe(
      "json({ '$.customer.email': email(), '$.customer.ref': phone(), '$.lines[*].address.town': city() })",
    )
    expect(reason).toMatch(/^3 of \d paths in 400 documents are personal: \$\.customer\.email/)
  })

  it('follow foreign keys whatever they hold', async () => {
    const report = await classifyFields(request(await openVague(5)), {})
    expect(saidOf(report, 'Visit.thingId')).toMatchObject({ class: 'key', reason: 'foreign key: follows Thing.id' })
  })

  it('never hold a value, nor does the file', async () => {
    const report = await classifyFields(request(await openVague(300)), { write: true })
    const said = JSON.stringify(report) + file()
    const values = Array.from({ length: 300 }, (_, i) => vagueRow(i + 1)).flatMap(
      ({ alpha, beta, gamma, zeta, kappa, slug }) =>
        [alpha, beta, gamma, zeta, kappa, slug].flatMap((value) => (typeof value === 'string' ? [value] : [])),
    )
    const people = Array.from({ length: 300 }, (_, i) =>
      Object.keys((vagueRow(i + 1)['data'] as { byPerson: object }).byPerson),
    ).flat()
    expect([...values, ...people].filter((value) => said.includes(value))).toEqual([])
  })

  it('name no member of a document that only one row has', async () => {
    const report = await classifyFields(request(await openVague(1)), {})
    expect(JSON.stringify(report)).not.toContain('Peter1')
  })

  it('come the same twice', async () => {
    const adapter = await openVague(250)
    expect(await classifyFields(request(adapter), {})).toEqual(await classifyFields(request(adapter), {}))
  })

  it('say how far they are, and stop when told', async () => {
    const seen: Progress[] = []
    await classifyFields(request(await openVague(30)), { onProgress: (progress) => void seen.push(progress) })
    expect(seen.at(-1)).toMatchObject({ phase: 'read', entity: 'Thing', done: 30, total: 30 })
    const stopped = classifyFields(request(await openVague(30)), { signal: AbortSignal.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
  })

  it('need no database when no sample is wanted', async () => {
    const report = await classifyFields(request(await unreachable()), { sample: false })
    expect(saidOf(report, 'Thing.alpha')).toMatchObject({
      class: undefined,
      reason: 'a text, and its name says nothing',
    })
    expect(saidOf(report, 'Visit.happenedAt')).toMatchObject({ class: 'safe' })
  })
})

describe('the file', () => {
  it('is written only when told, without what is undecided', async () => {
    const adapter = await openVague(40)
    const shown = await classifyFields(request(adapter), {})
    expect(shown).toMatchObject({ file: 'seed.classification.json', written: false })
    expect(file).toThrow('ENOENT')
    const written = await classifyFields(request(adapter), { write: true })
    expect(written).toMatchObject({ written: true, fields: written.proposals.length })
    const { entities } = JSON.parse(file()) as { entities: Record<string, Record<string, object>> }
    expect(entities['Thing']?.['alpha']).toEqual({
      class: 'direct',
      reason: '100 % of 36 values are e-mail addresses',
      type: 'text(255)',
    })
    for (const { entity, field } of written.undecided) expect(entities[entity]).not.toHaveProperty(field)
    expect(written.undecided.length).toBeGreaterThan(0)
  })

  it('keeps what a person wrote, and adds only what is new', async () => {
    const own = { class: 'safe', reason: 'reviewed by hand', type: 'text(9)' }
    const gone = { class: 'safe', reason: 'not there any more', type: 'text' }
    const before = { version: 1, entities: { Thing: { alpha: own }, Gone: { a: gone } } }
    writeFileSync(join(cwd, 'seed.classification.json'), JSON.stringify(before))
    const report = await classifyFields(request(await openVague(20)), { write: true })
    expect(saidOf(report, 'Thing.alpha')).toBeUndefined()
    const after = JSON.parse(file()) as typeof before
    expect(after.entities).toMatchObject(before.entities)
    const again = await classifyFields(request(await openVague(20)), { write: true })
    expect(again).toMatchObject({ written: false, proposals: [], fields: report.fields })
  })

  it('is not touched when it cannot be read', async () => {
    writeFileSync(join(cwd, 'seed.classification.json'), '{ "version": 1,')
    await expect(classifyFields(request(await openVague(1)), { write: true })).rejects.toMatchObject({
      code: 'CLASSIFY.SYNTAX',
    })
    expect(file()).toBe('{ "version": 1,')
  })
})

describe('check', () => {
  it('reaches no database, and finds what classifying left open and what has no rule', async () => {
    await classifyFields(request(await openVague(40)), { write: true })
    const report = await checkClassification(request(await unreachable()), {})
    const fields = VAGUE.entities.reduce((sum, entity) => sum + entity.fields.length, 0)
    expect(report).toMatchObject({ file: 'seed.classification.json', fields })
    const kinds = new Set(report.findings.map(({ kind }) => kind))
    expect([...kinds].toSorted()).toEqual(['no-rule', 'unclassified'])
    expect(JSON.stringify(report)).not.toContain('acme-corp')
  })

  it('finds every field where there is no file', async () => {
    const { findings, fields } = await checkClassification(request(await unreachable()), {})
    expect(findings.map(({ kind }) => kind)).toEqual(Array.from({ length: fields }, () => 'unclassified'))
  })
})
