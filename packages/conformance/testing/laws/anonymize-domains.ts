import { afterEach, describe, expect, it } from '@jest/globals'
import {
  type Anonymizer,
  city,
  constant,
  custom,
  email,
  fullName,
  hash,
  key,
  postcode,
  street,
  username,
} from '@seed/core/anonymize'
import { reasonAgainst } from '../capabilities.js'
import type { Domain } from '../opened.js'
import { type Dump, dump, type Ground } from '../place.js'
import { mask } from '../seeders/masking.js'
import { type Masking, openMasking } from '../around/masking.js'
import { type Columns, restOf } from '../around/rest-of.js'

interface Case {
  readonly rules: Anonymizer['rules']
  readonly replaced: Columns
  /** Table, foreign key, table, key. */
  readonly links: readonly (readonly [string, string, string, string])[]
  /** What is done to the source after it was seeded. */
  readonly before?: string
}

const CASES: Readonly<Partial<Record<Domain, Case>>> = {
  inheritance: {
    rules: [
      mask('Bill', { id: key(), billNumber: key({ domain: 'bill' }) }),
      // Of all payments, whatever their kind.
      mask('Payment', { id: key({ domain: 'payment' }), amount: custom(({ pick }) => pick(['10.00', '20.00'])) }),
      mask('CardPayment', { lastFour: custom(({ tag }) => tag(4)) }),
      mask('TransferPayment', { reference: custom(({ tag }) => tag(12)) }),
    ],
    replaced: { bills: ['id', 'bill_number'], payments: ['id', 'amount', 'bill_id', 'last_four', 'reference'] },
    links: [['payments', 'bill_id', 'bills', 'id']],
  },
  embedded: {
    rules: [
      mask('Customer', {
        name: fullName(),
        'home.street': street(),
        'home.city': city(),
        'home.postcode': postcode(),
      }),
    ],
    replaced: { customers: ['name', 'street', 'city', 'post_code'] },
    links: [],
  },
  'partial-index': {
    rules: [mask('Member', { id: key(), nick: username() })],
    replaced: { members: ['id', 'nick'] },
    links: [],
  },
  cycle: {
    rules: [mask('Team', { id: key(), name: hash() }), mask('Player', { id: key({ domain: 'player' }) })],
    replaced: { teams: ['id', 'name', 'captain_id'], players: ['id', 'team_id'] },
    links: [
      ['teams', 'captain_id', 'players', 'id'],
      ['players', 'team_id', 'teams', 'id'],
    ],
  },
  'second-schema': {
    rules: [
      mask('Folder', { id: key() }),
      mask('Document', { id: key({ domain: 'document' }), title: custom(({ tag }) => tag(12)) }),
    ],
    replaced: { folders: ['id'], 'archive.documents': ['id', 'title', 'folder_id', 'parent_id'] },
    links: [
      ['archive.documents', 'folder_id', 'folders', 'id'],
      ['archive.documents', 'parent_id', 'archive.documents', 'id'],
    ],
  },
  arrays: {
    rules: [mask('Note', { id: key() })],
    replaced: { notes: ['id'] },
    links: [],
    before: String.raw`UPDATE notes SET labels = '{"a,b","c\"d\\e","{}","",null,"null"}', scores = '{}' WHERE id = 3;
      UPDATE notes SET labels = '{{1,2},{3,4}}', scores = '[0:2]={-2147483648,null,2147483647}' WHERE id = 4`,
  },
}

/** Copies of tables of every make: rules reach what they name and whatever follows from it, and nothing else. */
export function anonymizeDomainLaws(ground: Ground): void {
  const { orm, dialect } = ground
  const domains = Object.entries(CASES).filter(([domain]) => !reasonAgainst(orm, dialect, domain as Domain))

  describe('anonymizing other domains', () => {
    let masking: Masking | undefined
    afterEach(() => masking?.close())

    async function open(domain: Domain, before?: string): Promise<Masking> {
      masking = await openMasking(ground, domain)
      await masking.place.seeds({ all: true }).run()
      if (before !== undefined) await masking.place.tell(before)
      return masking
    }

    for (const [domain, { rules, replaced, links, before }] of domains) {
      if (domain === 'cycle' && dialect === 'mysql') continue
      it(`replaces what the rules of ${domain} name`, async () => {
        const { place, to, anonymize } = await open(domain as Domain, before)
        expect((await anonymize({}, { rules })).leaks).toMatchObject({ verdict: 'PASS' })
        const [source, copy] = [await dump(place), await dump(to)]
        expect(restOf(copy, replaced)).toEqual(restOf(source, replaced))
        expect(nullsOf(copy)).toEqual(nullsOf(source))
        expect(unchanged(source, copy, replaced)).toEqual([])
        for (const link of links) expect(lost(copy, link)).toEqual([])
      })
    }

    if (dialect === 'mysql') {
      it('refuses entities that need each other, for the database puts off no check', async () => {
        masking = await openMasking(ground, 'cycle')
        const refused = masking.anonymize({}, { rules: [mask('Team', { id: key() })] })
        await expect(refused).rejects.toMatchObject({ code: 'GRAPH.REQUIRED_CYCLE' })
      })
    }

    if (reasonAgainst(orm, dialect, 'inheritance') === undefined) {
      it('refuses different rules for one column of a table that entities share', async () => {
        const { anonymize } = await open('inheritance')
        const amounts = { Payment: constant('1.00'), CardPayment: constant('2.00') }
        const rules = Object.entries(amounts).map(([entity, amount]) => mask(entity, { amount }))
        await expect(anonymize({}, { rules })).rejects.toMatchObject({ code: 'ANONYMIZE.TWO_RULES' })
      })
    }

    if (reasonAgainst(orm, dialect, 'partial-index') === undefined) {
      it('refuses to replace what the condition of a unique index reads', async () => {
        const { anonymize } = await open('partial-index')
        for (const fields of [{ isActive: constant(true) }, { isActive: constant(true), nick: email() }])
          await expect(anonymize({}, { rules: [mask('Member', fields)] })).rejects.toMatchObject({
            code: 'ANONYMIZE.UNPROVEN_UNIQUE',
          })
      })
    }
  })
}

/** Columns said to be replaced in which a third of the values or more are as they were. */
function unchanged(source: Dump, copy: Dump, replaced: Columns): readonly string[] {
  return Object.entries(replaced).flatMap(([table, columns]) =>
    columns.filter((column) => {
      const values = valuesOf(source, table, column)
      const before = new Set(values)
      return valuesOf(copy, table, column).filter((value) => before.has(value)).length * 3 >= values.length
    }),
  )
}

function lost(rows: Dump, [table, column, target, name]: Case['links'][number]): readonly string[] {
  const known = new Set(valuesOf(rows, target, name))
  const used = valuesOf(rows, table, column)
  return used.length === 0 ? ['no row at all'] : used.filter((value) => !known.has(value))
}

function valuesOf(rows: Dump, table: string, column: string): readonly string[] {
  return (rows[table] ?? []).flatMap((row) => row[column] ?? [])
}

function nullsOf(rows: Dump): readonly string[] {
  const lines = Object.entries(rows).flatMap(([table, all]) =>
    all.flatMap((row) => Object.keys(row).flatMap((name) => (row[name] === null ? [`${table}.${name}`] : []))),
  )
  return lines.sort()
}
