import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import type { AdapterCommand } from '../../adapter/command.js'
import type { AnonymizeOptions, AnonymizeReport } from '../../anonymizer/reports.js'
import { manifestText } from '../../anonymizer/report/manifest.js'
import { DRY_RUN, REPORT } from '../../anonymizer/report/testing/report.js'
import { createProgram, verbShape } from '../program.js'
import { painterOfNothing } from '../print/plain.js'
import { readRequest } from '../read-request.js'
import { type Call, noteCalls } from '../testing/seeds.js'
import { anonymizeVerb } from './anonymize.js'
import type { Outcome } from './verb.js'

const folder = mkdtempSync(join(tmpdir(), 'seed-anonymize-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ADAPTER: AdapterCommand = {
  name: 'fake',
  options: [],
  configKeys: [],
  open: () => Promise.reject(new Error('nothing is opened here')),
}
const TO = '--to=postgresql://ann:secret@db/staging'

/** Reads a command line as the command does. */
function read(...args: readonly string[]) {
  const shape = verbShape(ADAPTER, anonymizeVerb)
  return readRequest(args, ADAPTER, anonymizeVerb, shape, createProgram(shape))
}

async function run(
  report: AnonymizeReport | Error,
  ...args: readonly string[]
): Promise<{ readonly outcome: Outcome; readonly calls: readonly Call[] }> {
  const answer = (): Promise<AnonymizeReport> =>
    report instanceof Error ? Promise.reject(report) : Promise.resolve(report)
  const { seeds, calls } = noteCalls({ anonymize: answer })
  const request = read(...args)
  if (request === undefined) throw new Error('help was asked for')
  const { signal } = new AbortController()
  const confirm = (): Promise<undefined> => Promise.resolve(undefined)
  const session = { seeds, options: request.options, argument: '', signal, onProgress: () => undefined, confirm }
  return { outcome: await anonymizeVerb.run(session), calls }
}

async function optionsOf(...args: readonly string[]): Promise<AnonymizeOptions> {
  const { calls } = await run(REPORT, ...args)
  return calls[0]?.[1] as AnonymizeOptions
}

const problem = (...args: readonly string[]): string => {
  try {
    read(...args)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it was taken')
}

describe('options of anonymize', () => {
  it('reach the data set', async () => {
    expect(await optionsOf(TO)).toMatchObject({
      to: 'postgresql://ann:secret@db/staging',
      inPlace: false,
      chunked: false,
      createSchema: false,
      dryRun: false,
      leaks: true,
    })
    expect(await optionsOf('--in-place', '--skip-leaks', '--page-rows', '500', '--threads', '3')).toMatchObject({
      inPlace: true,
      chunked: false,
      leaks: false,
      pageRows: 500,
      threads: 3,
    })
    expect(await optionsOf(TO, '--create-schema', '--dry-run')).toMatchObject({ createSchema: true, dryRun: true })
  })

  it('that were not given are left to the data set', async () => {
    expect(await optionsOf('--in-place')).not.toHaveProperty('to')
    expect(await optionsOf(TO)).not.toHaveProperty('pageRows')
  })

  it('name one way', () => {
    expect(problem()).toBe('CLI.ARGUMENTS: anonymize needs --to or --in-place')
    expect(problem(TO, '--in-place')).toBe('CLI.CONFLICT: --to and --in-place do not go together')
    expect(problem('--in-place', '--chunked')).toBe('CLI.CONFLICT: --chunked and --in-place do not go together')
  })

  it('are judged all at once, and no URL is shown', () => {
    const message = problem('--to', 'ann:secret', '--in-place', '--create-schema', '--page-rows', '0', '--report', '..')
    expect(problem('--to', '/ann/secret')).toBe('CLI.BAD_VALUE: invalid value for --to')
    expect(message).toContain('--to and --in-place do not go together')
    expect(message).toContain('--create-schema and --in-place do not go together')
    expect(message).toContain('invalid value for --page-rows')
    expect(message).toContain('invalid value for --report')
    expect(message).not.toContain('secret')
  })
})

describe('what anonymize gives', () => {
  it('is 4 when originals leak, and the findings then are essential', async () => {
    const { outcome } = await run(REPORT, TO)
    expect(outcome.exitCode).toBe(4)
    expect(outcome.essential).toContain('users.notes')
    expect(outcome.essential).toContain('FAIL')
  })

  it.each(['PASS', 'UNVERIFIED'] as const)('is 0 after %s, and nothing is essential', async (verdict) => {
    if (REPORT.leaks === undefined) throw new Error('no scan')
    const { outcome } = await run({ ...REPORT, leaks: { ...REPORT.leaks, verdict, findings: [] } }, TO)
    expect(outcome.exitCode).toBe(0)
    expect(outcome.essential).toBeUndefined()
    expect(outcome.text(painterOfNothing)).toContain(`Leak scan: ${verdict}`)
  })

  it('is 0 without a scan', async () => expect((await run(DRY_RUN, TO, '--dry-run')).outcome.exitCode).toBe(0))

  it('is the manifest as JSON', async () => {
    const { outcome } = await run(REPORT, TO)
    expect(`${JSON.stringify(outcome.report, null, 2)}\n`).toBe(manifestText(REPORT))
  })
})

describe('files of the report', () => {
  it('are written and named', async () => {
    const { outcome } = await run(REPORT, TO, '--report', join(folder, 'out/audit.html'))
    const files = [join(folder, 'out/audit.json'), join(folder, 'out/audit.html')] as const
    expect(readFileSync(files[0], 'utf8')).toBe(manifestText(REPORT))
    expect(readFileSync(files[1], 'utf8')).toMatch(/^<!doctype html>/)
    expect(outcome.text(painterOfNothing)).toContain(`report ${files.join(', ')}`)
  })

  it('are looked at before any work', async () => {
    const report = join(folder, 'out/audit.json/more')
    const { seeds, calls } = noteCalls()
    const options = read(TO, '--report', report)?.options
    if (options === undefined) throw new Error('help was asked for')
    const rest = { argument: '', signal: new AbortController().signal, onProgress: () => undefined }
    const confirm = (): Promise<undefined> => Promise.resolve(undefined)
    const failed = anonymizeVerb.run({ seeds, options, confirm, ...rest })
    await expect(failed).rejects.toMatchObject({ code: 'REPORT.UNWRITABLE' })
    expect(calls).toEqual([])
  })

  it('are not there when the work fails', async () => {
    await expect(run(new Error('no'), TO, '--report', join(folder, 'failed'))).rejects.toThrow('no')
    expect([existsSync(join(folder, 'failed.json')), existsSync(join(folder, 'failed.html'))]).toEqual([false, false])
  })
})
