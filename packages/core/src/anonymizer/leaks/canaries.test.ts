import { describe, expect, it } from '@jest/globals'
import type { FieldType, Value } from '../../schema/schema.js'
import { textKind } from '../kinds/text.js'
import { emailKind, ibanKind, phoneKind } from './testing/kinds.js'
import { field, scanTestTables, table, type TestScan } from './testing/scan.js'

const NOTE = 'she moved to the old mill behind the river last spring'
const SOURCE = [
  table(
    'people',
    [field('email'), field('phone'), field('iban'), field('login'), field('ref', { kind: 'uuid' }), field('note')],
    [
      {
        email: 'Ann.Lee@Mail.example',
        phone: '+1 (415) 555-0134',
        iban: 'DE89370400440532013000',
        login: 'annlee_1984',
        ref: '0f3ad2c4-9e1b-4f6a-8c77-5b21e0a9d3f4',
        note: NOTE,
      },
    ],
  ),
]
const SECRETS: TestScan['secrets'] = [
  { table: 'people', field: 'email', kind: emailKind },
  { table: 'people', field: 'phone', kind: phoneKind },
  { table: 'people', field: 'iban', kind: ibanKind },
  { table: 'people', field: 'login', kind: textKind },
  { table: 'people', field: 'ref', kind: textKind },
  { table: 'people', field: 'note', kind: textKind },
]
const TEXT: FieldType = { kind: 'text' }
const JSON_TYPE: FieldType = { kind: 'json' }
const encode = (text: string, as: BufferEncoding): string => Buffer.from(text).toString(as)

interface Canary {
  readonly name: string
  readonly type: FieldType
  readonly value: Value
  readonly from: string
  /** The only part of the scan that can find it. */
  readonly by?: string
}

const CANARIES: readonly Canary[] = [
  { name: 'e-mail, whole', type: TEXT, value: 'Ann.Lee@Mail.example', from: 'email' },
  { name: 'e-mail, other case', type: TEXT, value: 'ANN.LEE@MAIL.EXAMPLE', from: 'email' },
  { name: 'e-mail, padded', type: TEXT, value: '  ann.lee@mail.example\n', from: 'email' },
  { name: 'e-mail in a sentence', type: TEXT, value: 'Write to <ann.lee@mail.example>.', from: 'email', by: 'e-mail' },
  { name: 'phone, other spelling', type: TEXT, value: '415.555.0134', from: 'phone', by: 'whole' },
  { name: 'phone in a sentence', type: TEXT, value: 'call (415) 555-0134 now', from: 'phone', by: 'number' },
  { name: 'phone behind a date', type: TEXT, value: '2024-01-31 14155550134', from: 'phone', by: 'number' },
  { name: 'phone as at home, in a sentence', type: TEXT, value: 'or 0415 5550134.', from: 'phone', by: 'number' },
  { name: 'phone as a number', type: { kind: 'integer', bits: 64 }, value: 14155550134n, from: 'phone' },
  { name: 'phone as a decimal', type: { kind: 'decimal' }, value: '14155550134', from: 'phone' },
  {
    name: 'IBAN in groups, in a sentence',
    type: TEXT,
    value: 'to de89 3704 0044 0532 0130 00 by May',
    from: 'iban',
    by: 'code',
  },
  { name: 'login in a sentence', type: TEXT, value: 'user=AnnLee_1984;', from: 'login', by: 'words' },
  { name: 'uuid without dashes', type: TEXT, value: '0F3AD2C49E1B4F6A8C775B21E0A9D3F4', from: 'ref' },
  {
    name: 'uuid as bytes',
    type: { kind: 'bytes' },
    value: Buffer.from('0f3ad2c49e1b4f6a8c775b21e0a9d3f4', 'hex'),
    from: 'ref',
    by: 'bytes',
  },
  { name: 'note, whole', type: TEXT, value: NOTE.toUpperCase(), from: 'note', by: 'words' },
  { name: 'part of a note', type: TEXT, value: 'I heard: the old mill, behind the river!', from: 'note', by: 'words' },
  {
    name: 'JSON leaf',
    type: JSON_TYPE,
    value: { a: [{ b: { c: ['ann.lee@mail.example'] } }] },
    from: 'email',
    by: 'JSON',
  },
  { name: 'JSON number', type: JSON_TYPE, value: { tel: 14155550134 }, from: 'phone', by: 'JSON' },
  { name: 'JSON member name', type: JSON_TYPE, value: { 'ann.lee@mail.example': true }, from: 'email', by: 'JSON' },
  { name: 'JSON in a text', type: TEXT, value: '{"q":{"\\u0061nnlee_1984":0}}', from: 'login', by: 'JSON' },
  { name: 'array', type: { kind: 'array', of: TEXT }, value: ['x', 'annlee_1984'], from: 'login', by: 'array' },
  {
    name: 'bytes',
    type: { kind: 'bytes' },
    value: Buffer.from('mail: ann.lee@mail.example'),
    from: 'email',
    by: 'bytes',
  },
  { name: 'base64', type: TEXT, value: encode('ann.lee@mail.example', 'base64'), from: 'email', by: 'base64' },
  {
    name: 'base64 of a document',
    type: TEXT,
    value: `eyJ4.${encode('{"login":"annlee_1984"}', 'base64url')}.x`,
    from: 'login',
    by: 'base64',
  },
  { name: 'hex', type: TEXT, value: `\\x${encode('ann.lee@mail.example', 'hex')}`, from: 'email', by: 'hex' },
  {
    name: 'URL-encoded',
    type: TEXT,
    value: 'https://x.example/?u=ann.lee%40mail.example&v=1',
    from: 'email',
    by: 'URL encoding',
  },
  { name: 'unknown type', type: { kind: 'unknown' }, value: 'ann.lee@mail.example', from: 'email' },
]

function planted({ type, value }: Canary, without: readonly string[] = []): TestScan {
  // A table that the ORM does not know: only the target has it.
  const target = [table('audit_log', [field('data', type)], [{ data: null }, { data: value }])]
  return { source: SOURCE, target, secrets: SECRETS, limits: { without } }
}

describe('canaries', () => {
  it.each(CANARIES)('finds: $name', async (canary) => {
    const { verdict, findings } = await scanTestTables(planted(canary))
    expect(verdict).toBe('FAIL')
    expect(findings.map(({ place }) => place)).toContain('audit_log.data')
    expect(findings.flatMap(({ from }) => from)).toEqual(findings.map(() => `people.${canary.from}`))
  })

  it.each(CANARIES.filter(({ by }) => by !== undefined))('does not find without $by: $name', async (canary) => {
    const { findings } = await scanTestTables(planted(canary, [canary.by ?? '']))
    expect(findings).toEqual([])
  })

  it('finds originals in column defaults, enum labels and checks', async () => {
    const base = table(
      'settings',
      [
        field('admin', TEXT, { default: { kind: 'constant', value: 'ann.lee@mail.example' } }),
        field('owner', TEXT, { default: { kind: 'expression', text: "lower('ANNLEE_1984')" } }),
        field('who', { kind: 'enum', values: ['nobody', 'annlee_1984'] }),
      ],
      [],
    )
    const checks = [{ name: 'c', expression: "login <> 'annlee_1984'" }]
    const target = [{ ...base, entity: { ...base.entity, checks } }]
    const scan = { source: SOURCE, target, secrets: SECRETS }
    const { findings } = await scanTestTables(scan)
    expect(findings.map(({ place, how }) => `${place}: ${how}`)).toEqual([
      'settings.admin: column default',
      'settings.owner: column default, words in text',
      'settings.who: enum label',
      'settings: check, words in text',
    ])
    expect((await scanTestTables({ ...scan, limits: { without: ['catalog'] } })).findings).toEqual([])
  })

  it('says where, from which fields, how and how often, and never what', async () => {
    const rows = [
      { data: 'ann.lee@mail.example' },
      { data: 'ask ann.lee@mail.example' },
      { data: 'ANN.LEE@mail.example' },
    ]
    const target = [table('audit_log', [field('data')], rows)]
    const report = await scanTestTables({ source: SOURCE, target, secrets: SECRETS })
    expect(report.findings).toEqual([
      { place: 'audit_log.data', from: ['people.email'], how: 'whole value', count: 2 },
      { place: 'audit_log.data', from: ['people.email'], how: 'e-mail in text', count: 1 },
    ])
    expect(JSON.stringify(report).toLowerCase()).not.toContain('ann')
  })
})
