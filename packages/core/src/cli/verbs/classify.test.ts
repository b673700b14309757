import { describe, expect, it } from '@jest/globals'
import type { CheckReport, ClassifyReport } from '../../anonymizer/reports.js'
import type { GivenOptions } from '../options/read-options.js'
import { readOptions } from '../options/read-options.js'
import { painterOfNothing } from '../print/plain.js'
import { noteCalls } from '../testing/seeds.js'
import { checkVerb } from './check.js'
import { classifyVerb } from './classify.js'
import type { Outcome, Session, Verb } from './verb.js'

const CLASSIFIED: ClassifyReport = {
  file: 'seed.classification.json',
  written: false,
  fields: 2,
  proposals: [
    { entity: 'User', field: 'email', class: 'direct', reason: 'name "email": e-mail address', transform: 'email()' },
    { entity: 'User', field: 'id', class: 'key', reason: 'primary key' },
  ],
  undecided: [{ entity: 'User', field: 'flux', class: undefined, reason: 'a text, and its name says nothing' }],
}
const FOUND: CheckReport = {
  file: 'seed.classification.json',
  fields: 3,
  findings: [
    { kind: 'no-rule', entity: 'User', field: 'email', message: 'Add a rule.' },
    { kind: 'unknown-field', entity: 'Usr', field: '', message: 'Did you mean "User"?' },
  ],
}

/** Runs a verb over seeds that answer so. */
async function run(
  verb: Verb,
  answers: Parameters<typeof noteCalls>[0],
  raw = {},
): Promise<readonly [Outcome, unknown]> {
  const { seeds, calls } = noteCalls(answers)
  const options: GivenOptions = readOptions(raw).options
  const session: Session = {
    seeds,
    options,
    argument: '',
    signal: new AbortController().signal,
    onProgress: () => undefined,
    confirm: () => Promise.resolve(undefined),
  }
  return [await verb.run(session), calls[0]?.[1]]
}

const lines = (...text: readonly string[]): string => text.join('\n')

describe('classify', () => {
  it('shows proposals and what is left to decide', async () => {
    const [outcome, given] = await run(classifyVerb, { classify: () => Promise.resolve(CLASSIFIED) })
    expect(given).toMatchObject({ sample: true, write: false })
    expect(outcome).toMatchObject({ report: CLASSIFIED, exitCode: 0 })
    expect(outcome.text(painterOfNothing)).toBe(
      lines(
        'Entity  Field  Class   Because                       Replace by',
        'User    email  direct  name "email": e-mail address  email()',
        'User    id     key     primary key',
        '',
        'Entity  Undecided  Because',
        'User    flux       a text, and its name says nothing',
        '',
        '2 fields proposed; add --write to put them into seed.classification.json',
        'To decide yourself: 1 field, in seed.classification.json.',
      ),
    )
  })

  it('writes, and leaves the database alone, when told', async () => {
    const written = { ...CLASSIFIED, written: true, undecided: [] }
    const [outcome, given] = await run(
      classifyVerb,
      { classify: () => Promise.resolve(written) },
      { write: true, offline: true },
    )
    expect(given).toMatchObject({ sample: false, write: true })
    expect(outcome.text(painterOfNothing)).toContain('2 fields proposed, written to seed.classification.json')
  })

  it('says when there is nothing to add', async () => {
    const nothing = { ...CLASSIFIED, proposals: [], undecided: [] }
    const [outcome] = await run(classifyVerb, { classify: () => Promise.resolve(nothing) })
    expect(outcome.text(painterOfNothing)).toBe('seed.classification.json: 2 fields, nothing to add')
  })
})

describe('check', () => {
  it('ends with 4 and a table of what to do, under --quiet as well', async () => {
    const [outcome] = await run(checkVerb, { check: () => Promise.resolve(FOUND) })
    const table = lines(
      'Finding        Field       What to do',
      'no-rule        User.email  Add a rule.',
      'unknown-field  Usr         Did you mean "User"?',
    )
    expect(outcome.exitCode).toBe(4)
    expect(outcome.essential).toBe(table)
    expect(outcome.text(painterOfNothing)).toBe(
      lines(table, '', '3 fields against seed.classification.json: 2 findings'),
    )
  })

  it('ends with 0 when everything is classified and replaced', async () => {
    const [outcome] = await run(checkVerb, { check: () => Promise.resolve({ ...FOUND, findings: [] }) })
    expect(outcome.exitCode).toBe(0)
    expect(outcome).not.toHaveProperty('essential')
    expect(outcome.text(painterOfNothing)).toBe(
      '3 fields against seed.classification.json: everything is classified and replaced',
    )
  })
})
