import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { Store } from '../../adapter/port.js'
import type { MemoryRow } from '../../memory/client.js'
import type { Entity } from '../../schema/schema.js'
import type { Progress } from '../../seeder/reports.js'
import { textKind } from '../kinds/text.js'
import { emailKind, nameKind, phoneKind } from './testing/kinds.js'
import { field, scanTestTables, table, type TestScan } from './testing/scan.js'

const NAMES = Array.from({ length: 100 }, (_, i) => `name${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10)]}`)

/** A row's name: the same list on both sides, but rows and names have nothing to do with each other. */
function nameAt(row: number, turn: number): string {
  return NAMES[(row * 7919 + turn * ((row * row) % 9973)) % 100] ?? ''
}

function people(rows: readonly MemoryRow[]): ReturnType<typeof table> {
  return table('people', [field('name'), field('email'), field('phone'), field('code')], rows)
}

function make(count: number, row: (i: number) => MemoryRow): readonly MemoryRow[] {
  return Array.from({ length: count }, (_, i) => row(i))
}

const NAME: TestScan['secrets'] = [{ table: 'people', field: 'name', kind: nameKind, replaced: true }]

describe('scanStores', () => {
  it('passes a target that holds none of 20,000 values', async () => {
    const words = (i: number, from: string): string =>
      Array.from({ length: 8 }, (_, at) => `${from}${((i + at * 31) * 2654435761) % 997}`).join(' ')
    const fields = [field('email'), field('phone'), field('note')]
    const rows = (side: string, digits: number): readonly MemoryRow[] =>
      make(5000, (i) => ({
        email: `${side}${i}@example.com`,
        phone: `+1 ${digits}55 ${String((i * 7919) % 9_000_000).padStart(7, '0')}`,
        note: `${words(i, side)}, 2024-05-${10 + (i % 20)}`,
      }))
    const report = await scanTestTables({
      source: [table('people', fields, rows('a', 2))],
      target: [table('people', fields, rows('b', 3))],
      secrets: [
        { table: 'people', field: 'email', kind: emailKind, replaced: true },
        { table: 'people', field: 'phone', kind: phoneKind, replaced: true },
        { table: 'people', field: 'note', kind: textKind, replaced: true },
      ],
    })
    expect(report).toMatchObject({ verdict: 'PASS', findings: [], unverified: [] })
    expect(report.originals).toBeGreaterThan(10_000)
    expect(report.values).toBeGreaterThan(20_000)
  })

  it('passes names that are the same by chance, in any other row or table', async () => {
    const source = [people(make(3000, (i) => ({ name: nameAt(i, 0) })))]
    const target = [
      people(make(3000, (i) => ({ name: nameAt(i, 1) }))),
      table('cities', [field('name')], [{ name: NAMES[1] ?? '' }]),
    ]
    const survivors = make(3000, (i) => ({ name: nameAt(i, 0) === nameAt(i, 1) ? 1 : 0 }))
    expect(survivors.filter(({ name }) => name === 1).length).toBeGreaterThan(5)
    expect(await scanTestTables({ source, target, secrets: NAME })).toMatchObject({ verdict: 'PASS', findings: [] })
  })

  it('fails names that stayed in their rows, with what chance would have left', async () => {
    const source = [people(make(3000, (i) => ({ name: nameAt(i, 0) })))]
    const target = [people(make(3000, (i) => ({ name: nameAt(i, i % 10 === 0 ? 0 : 1) })))]
    const { verdict, findings } = await scanTestTables({ source, target, secrets: NAME })
    expect(verdict).toBe('FAIL')
    expect(findings).toMatchObject([{ place: 'people.name', from: ['people.name'], how: 'same row' }])
    expect(findings[0]?.count).toBeGreaterThanOrEqual(300)
    expect(findings[0]?.expected).toBeGreaterThan(20)
    expect(findings[0]?.expected).toBeLessThan(40)
  })

  it('leaves open what a rule by value alone replaced by itself', async () => {
    const source = [people(make(3000, (i) => ({ name: nameAt(i, 0) })))]
    const mapped = (name: string): string => (name === NAMES[3] ? name : `other${name}`)
    const target = [people(make(3000, (i) => ({ name: mapped(nameAt(i, 0)) })))]
    const report = await scanTestTables({ source, target, secrets: NAME })
    expect(report).toMatchObject({ verdict: 'UNVERIFIED', findings: [] })
    expect(report.unverified[0]).toMatchObject({
      place: 'people.name',
      why: expect.stringContaining('few values only'),
    })
  })

  it('finds rows again under their new keys', async () => {
    const source = [people(make(500, (i) => ({ name: nameAt(i, 0) })))]
    const moved = make(500, (i) => ({ id: 10_000 - i, name: nameAt(i, 0) }))
    const target = [people(moved)]
    const secrets: TestScan['secrets'] = [...NAME, { table: 'people', field: 'id', kind: textKind, replaced: true }]
    const targetKeys = (_: Entity, keys: readonly (readonly unknown[])[]): readonly (readonly number[])[] =>
      keys.map(([id]) => [10_001 - Number(id)])
    const known = await scanTestTables({ source, target, secrets, more: { targetKeys } })
    expect(known.findings).toMatchObject([{ place: 'people.name', how: 'same row', count: 500 }])
    const unknown = await scanTestTables({ source, target, secrets })
    expect(unknown).toMatchObject({ verdict: 'UNVERIFIED', findings: [] })
    expect(unknown.unverified.map(({ place }) => place)).toEqual(['people.name', 'people.id'])
  })

  it('takes values of many rows for defaults, and short ones for anything', async () => {
    const source = [people(make(40, (i) => ({ phone: i % 2 === 0 ? 'not given yet' : null, code: `x${i}` })))]
    const target = [table('log', [field('data')], [{ data: 'not given yet' }, { data: 'x7' }])]
    const secrets: TestScan['secrets'] = [
      { table: 'people', field: 'phone', kind: phoneKind },
      { table: 'people', field: 'code', kind: textKind },
    ]
    expect(await scanTestTables({ source, target, secrets })).toMatchObject({ verdict: 'PASS' })
  })

  it('compares short values in their rows', async () => {
    const source = [people(make(200, (i) => ({ code: `x${i}` })))]
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'code', kind: textKind, replaced: true }]
    const report = await scanTestTables({ source, target: source, secrets })
    expect(report.findings).toMatchObject([{ place: 'people.code', how: 'same row', count: 200 }])
  })

  it('takes ordinary words for names of somebody only where they identify', async () => {
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'code', kind: textKind }]
    const target = [
      table(
        'log',
        [field('data')],
        [{ data: 'about diabetes' }, { data: 'about namebl1x' }, { data: 'about username' }],
      ),
    ]
    const ordinary = [people(make(30, (i) => ({ code: i === 0 ? 'diabetes' : 'healthy' })))]
    expect(await scanTestTables({ source: ordinary, target, secrets })).toMatchObject({ verdict: 'PASS' })
    const logins = [people([...NAMES, 'username', 'diabet'].map((code) => ({ code })))]
    const report = await scanTestTables({ source: logins, target, secrets })
    expect(report.findings).toMatchObject([{ place: 'log.data', how: 'words in text', count: 1 }])
  })

  it('leaves out rows whose value is to stay', async () => {
    const rows = make(200, (i) => ({
      email: `ann${i}@x.example`,
      name: `n${i}`,
      code: i % 2 === 0 ? 'staff' : 'guest',
    }))
    const keepWhere = { fields: ['code'], holds: (row: Readonly<Record<string, unknown>>) => row['code'] === 'staff' }
    const target = rows.map((row, i) => ({
      ...row,
      ...(i % 2 === 0 ? {} : { email: `x${i}@y.example`, name: `m${i}` }),
    }))
    const secrets = (more: object): TestScan['secrets'] => [
      { table: 'people', field: 'email', kind: emailKind, replaced: true, ...more },
      { table: 'people', field: 'name', kind: nameKind, replaced: true, ...more },
    ]
    const scan = { source: [people(rows)], target: [people(target)] }
    expect(await scanTestTables({ ...scan, secrets: secrets({ keepWhere }) })).toMatchObject({ verdict: 'PASS' })
    const all = await scanTestTables({ ...scan, secrets: secrets({}) })
    expect(all.findings.map(({ place, count }) => `${place} ${count}`)).toEqual(['people.email 100', 'people.name 100'])
  })

  it('looks for leaves of documents, each for itself', async () => {
    const document = { who: { mail: 'ann@x.example', code: 'annlee_1984' }, tags: ['vip', '+1 415 555 0134'] }
    const fields = [field('data', { kind: 'json' }), field('text')]
    const source = [table('people', fields, [{ data: document, text: JSON.stringify({ old: 'bobhill_1970' }) }])]
    const log = [
      'annlee_1984',
      'from ann@x.example',
      '1-415-555-0134',
      'bobhill_1970',
      'vip',
      'mail',
      'who mail code tags',
    ]
    const target = [
      table(
        'log',
        [field('data')],
        log.map((data) => ({ data })),
      ),
    ]
    const secrets: TestScan['secrets'] = [
      { table: 'people', field: 'data', kind: textKind },
      { table: 'people', field: 'text', kind: textKind },
    ]
    const { findings } = await scanTestTables({ source, target, secrets })
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(4)
  })

  it('looks only for addresses, numbers and codes where the rest of a text stays', async () => {
    const text = 'Call Ann on +1 415 555 0134 or ann@x.example about the broken garden gate'
    const kept = 'Call Ann on +1 900 000 0000 or bob@y.example about the broken garden gate'
    const source = [people([{ code: text }])]
    const secrets = (more: object): TestScan['secrets'] => [
      { table: 'people', field: 'code', kind: textKind, replaced: true, ...more },
    ]
    const scan = async (code: string, more: object): Promise<string> =>
      (await scanTestTables({ source, target: [people([{ code }])], secrets: secrets(more) })).verdict
    expect(await scan(kept, {})).toBe('FAIL')
    expect(await scan(kept, { partly: true })).toBe('PASS')
    expect(await scan(text, { partly: true })).toBe('FAIL')
  })

  it('leaves phrases open that texts of few words share by chance', async () => {
    const note = (i: number): string =>
      Array.from(
        { length: 12 },
        (_, at) => `w${createHash('md5').update(`${i}/${at}`).digest().readUInt32LE() % 60}xyz`,
      ).join(' ')
    const notes = (from: number): readonly MemoryRow[] => make(4000, (i) => ({ code: note(from + i) }))
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'code', kind: textKind }]
    const scan = { source: [people(notes(0))], secrets }
    const chance = await scanTestTables({ ...scan, target: [people(notes(10_000))] })
    expect(chance).toMatchObject({ verdict: 'UNVERIFIED', findings: [] })
    expect(chance.unverified[0]?.why).toContain('by chance')
    const leaked = await scanTestTables({ ...scan, target: [people([...notes(10_000), { code: note(7) }])] })
    expect(leaked.findings).toMatchObject([{ place: 'people.code', count: 1 }])
  })

  it('does not take numbers given out in turn for each other', async () => {
    const source = [people(make(300, (i) => ({ code: String(100_000 + i) })))]
    const target = [
      table(
        'orders',
        [field('total', { kind: 'integer', bits: 32 })],
        make(200, (i) => ({ total: 100_050 + i })),
      ),
    ]
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'code', kind: textKind }]
    const report = await scanTestTables({ source, target, secrets })
    expect(report).toMatchObject({ verdict: 'UNVERIFIED', findings: [] })
    expect(report.unverified).toEqual([
      { place: 'orders.total', why: 'numbers found among the originals: 200; by chance there would be about 2.0e+2' },
    ])
  })

  it('says what it could not decode', async () => {
    const source = [people([{ email: 'ann@x.example' }])]
    const fields = [
      field('blob', { kind: 'bytes' }),
      field('shape', { kind: 'unknown' }),
      field('empty', { kind: 'unknown' }),
    ]
    const target = [table('files', fields, [{ blob: new Uint8Array(200).fill(7), shape: '(1,2)', empty: null }])]
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'email', kind: emailKind }]
    const report = await scanTestTables({ source, target, secrets })
    expect(report.verdict).toBe('UNVERIFIED')
    expect(report.unverified.map(({ place }) => place)).toEqual(['files.blob', 'files.shape'])
  })

  it('says what it could not read', async () => {
    const source = [people([{ email: 'ann@x.example' }])]
    const target = [table('files', [field('shape', { kind: 'unknown' }), field('text')], [{ text: 'ann@x.example' }])]
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'email', kind: emailKind }]
    const report = await scanTestTables({ source, target, secrets, wrapTarget: (store) => failing(store, 'shape') })
    expect(report.findings).toMatchObject([{ place: 'files.text' }])
    expect(report.unverified).toEqual([
      { place: 'files.shape', why: 'its type unknown is not known and could not be read' },
    ])
  })

  it('says of which field it could not hold all originals', async () => {
    const source = [people(make(50, (i) => ({ email: `ann${i}@x.example` })))]
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'email', kind: emailKind }]
    const report = await scanTestTables({ source, target: [people([])], secrets, limits: { originals: 20 } })
    expect(report).toMatchObject({ verdict: 'UNVERIFIED', originals: 20 })
    expect(report.unverified.map(({ place }) => place)).toEqual(['people.email'])
  })

  it('stops when it is told to', async () => {
    const rows = make(20_000, (i) => ({ email: `ann${i}@x.example` }))
    const stop = new AbortController()
    const seen: Progress[] = []
    const onProgress = (progress: Progress): void => {
      seen.push(progress)
      if (progress.done >= 25_000) stop.abort()
    }
    const secrets: TestScan['secrets'] = [{ table: 'people', field: 'email', kind: emailKind }]
    const scan = scanTestTables({
      source: [people(rows)],
      target: [people(rows)],
      secrets,
      more: { signal: stop.signal, onProgress },
    })
    await expect(scan).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
    expect(seen.at(-1)).toMatchObject({ phase: 'scan', entity: 'people', done: 25_000, total: 40_000 })
  })
})

/** A store that cannot decode one field. */
function failing(store: Store, name: string): Store {
  return {
    ...store,
    read(entity, selection) {
      if (selection.fields.includes(name)) throw new Error('no parser for this type')
      return store.read(entity, selection)
    },
  }
}
