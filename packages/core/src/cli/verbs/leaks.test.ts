import { describe, expect, it } from '@jest/globals'
import type { AdapterCommand } from '../../adapter/command.js'
import type { LeakReport } from '../../anonymizer/reports.js'
import { createProgram, verbShape } from '../program.js'
import { painterOfNothing } from '../print/plain.js'
import { readRequest } from '../read-request.js'
import { type Call, noteCalls } from '../testing/seeds.js'
import { leaksVerb } from './leaks.js'
import type { Outcome } from './verb.js'

const ADAPTER: AdapterCommand = {
  name: 'fake',
  options: [],
  configKeys: [],
  open: () => Promise.reject(new Error('nothing is opened here')),
}
const TARGET = '--target=postgresql://ann:secret@db/staging'
const PASS: LeakReport = {
  verdict: 'PASS',
  originals: 1200,
  values: 34_000,
  findings: [],
  unverified: [],
  elapsedMs: 1500,
  cpuMs: 50,
}
const OPEN: LeakReport = { ...PASS, verdict: 'UNVERIFIED', unverified: [{ place: 'files.blob', why: 'no text' }] }
const FAIL: LeakReport = {
  ...OPEN,
  verdict: 'FAIL',
  findings: [
    { place: 'audit.data', from: ['User.email'], how: 'JSON leaf', count: 1200 },
    { place: 'users.city', from: ['User.city'], how: 'same row', count: 90, expected: 12.4 },
  ],
}

function read(...args: readonly string[]): NonNullable<ReturnType<typeof readRequest>> {
  const shape = verbShape(ADAPTER, leaksVerb)
  const request = readRequest(args, ADAPTER, leaksVerb, shape, createProgram(shape))
  if (request === undefined) throw new Error('help was asked for')
  return request
}

async function run(
  report: LeakReport,
  ...args: readonly string[]
): Promise<{ outcome: Outcome; calls: readonly Call[] }> {
  const { seeds, calls } = noteCalls({ leaks: () => Promise.resolve(report) })
  const { signal } = new AbortController()
  const confirm = (): Promise<undefined> => Promise.resolve(undefined)
  const { options } = read(TARGET, ...args)
  const outcome = await leaksVerb.run({ seeds, options, argument: '', signal, onProgress: () => undefined, confirm })
  return { outcome, calls }
}

describe('leaks', () => {
  it('searches the target, from the source that is given', async () => {
    const { calls } = await run(PASS)
    expect(calls).toMatchObject([['leaks', { target: 'postgresql://ann:secret@db/staging' }]])
    expect(read(TARGET, '--source=file:./prod.db').options.connection).toEqual({ url: 'file:./prod.db' })
  })

  it('ends with 4 for findings, and under --strict for what stays open', async () => {
    expect((await run(PASS)).outcome.exitCode).toBe(0)
    expect((await run(OPEN)).outcome.exitCode).toBe(0)
    expect((await run(OPEN, '--strict')).outcome.exitCode).toBe(4)
    expect((await run(PASS, '--strict')).outcome.exitCode).toBe(0)
    expect((await run(FAIL)).outcome.exitCode).toBe(4)
  })

  it('says where what was found, and the verdict', async () => {
    expect((await run(PASS)).outcome.text(painterOfNothing)).toMatchInlineSnapshot(`
     "Leak scan: PASS, 1,200 originals looked for in 34,000 values
     1.5 s, 680,000 values a second of the processor"
    `)
    expect((await run(OPEN)).outcome.text(painterOfNothing)).toMatchInlineSnapshot(`
     "Not looked at: files.blob, no text
     Leak scan: UNVERIFIED, 1,200 originals looked for in 34,000 values
     1.5 s, 680,000 values a second of the processor
     Nothing was found, but not everything could be looked at: nothing is proven."
    `)
    const { outcome } = await run(FAIL)
    expect(outcome.text(painterOfNothing)).toMatchInlineSnapshot(`
     "Leak        Values of   How        Count  By chance
     audit.data  User.email  JSON leaf  1,200
     users.city  User.city   same row      90         12

     Not looked at: files.blob, no text
     Leak scan: FAIL, 1,200 originals looked for in 34,000 values
     1.5 s, 680,000 values a second of the processor"
    `)
    expect(outcome.essential).toContain('audit.data')
  })

  it('refuses to search nothing, what is no URL, and two sources', () => {
    expect(() => read()).toThrow('CLI.ARGUMENTS')
    expect(() => read('--target=staging')).toThrow('invalid value for --target')
    expect(() => read(TARGET, '--source=prod')).toThrow('invalid value for --source')
    expect(() => read(TARGET, '--source=file:a.db', '--url=file:b.db')).toThrow('CLI.CONFLICT')
  })

  it('never repeats a URL in a message', () => {
    const message = (): string => {
      try {
        read('--target=//ann:secret@db')
      } catch (error) {
        return (error as Error).message
      }
      return ''
    }
    expect(message()).toContain('--target')
    expect(message()).not.toContain('secret')
  })
})
