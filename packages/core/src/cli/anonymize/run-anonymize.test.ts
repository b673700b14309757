import { EventEmitter } from 'node:events'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { testKey } from '../../anonymizer/attacks/testing/system.js'
import { createAnonymizer } from '../../anonymizer/records/create-anonymizer.js'
import { createProject, type Project } from '../testing/project.js'
import { collect, type IoParts } from '../testing/run-in-process.js'
import type { Ended } from '../testing/spawn-seed.js'
import { reportError } from '../report-error.js'
import type { FileReport } from './report.js'
import { runAnonymize } from './run-anonymize.js'

const USERS = [
  { email: 'ann@acme.org', full_name: 'Ann Smith', phone_number: '+1 201 555 0123' },
  { email: 'Bob@acme.org', full_name: 'Bob Jones', phone_number: null },
]
const CONFIG = '{"email": "email", "full_name": "name", "phone_number": "phone"}'

let project: Project
beforeEach(() => {
  project = createProject({ files: { 'users.json': JSON.stringify(USERS, null, 2) } })
  process.env['SEED_KEY'] = testKey('a key of the tests of files')
})
afterEach(() => {
  project.remove()
  delete process.env['SEED_KEY']
})

/** Runs `seed anonymize ...` as `seed` does. */
async function anonymize(args: readonly string[], parts: IoParts = {}): Promise<Ended> {
  const stdout = collect(parts.terminal)
  const stderr = collect(parts.terminal)
  const io = {
    cwd: project.folder,
    stdin: parts.stdin ?? new PassThrough(),
    stdout: stdout.stream,
    stderr: stderr.stream,
    signals: parts.signals ?? new EventEmitter(),
    exit: parts.exit ?? (() => undefined),
  }
  const style = { json: args.includes('--json'), verbose: false }
  const code = await runAnonymize(args, io).catch((error: unknown) => reportError(error, io, style))
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

const json = (...args: readonly string[]): Promise<Ended> => anonymize(['json', ...args])
const ofUsers = (...args: readonly string[]): Promise<Ended> =>
  json('--input', 'users.json', '--output', 'out.json', '--config', CONFIG, ...args)
const readAsPipe = async (text: string, format = 'json'): Promise<string> => {
  const args = ['json', '--input', '-', '--output', '-', '--format', format, '--config', CONFIG]
  return (await anonymize(args, { stdin: Readable.from([Buffer.from(text)]) })).stdout
}
const read = (file: string): string => readFileSync(join(project.folder, file), 'utf8')
const parsed = (file: string): unknown => JSON.parse(read(file))
const leftovers = (): readonly string[] => readdirSync(project.folder).filter((name) => name.endsWith('.tmp'))

describe('seed anonymize json', () => {
  it('replaces what the configuration names', async () => {
    const { code, stdout, stderr } = await ofUsers()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/users\.json -> out\.json: 2 records pseudonymized with key [0-9a-f]{16} \(stable\) in /)
    expect(stdout).toMatch(/phone_number +phone +2 +1 +0 +1 +0/)
    const out = read('out.json')
    for (const original of ['acme', 'Ann', 'Smith', 'Bob', 'Jones', '0123']) expect(out).not.toContain(original)
    expect(out).toMatch(/^\[\n {2}\{\n {4}"email": "[a-z.]+\.[a-z2-7]{16}@example\.(com|net|org)",\n/)
    expect(parsed('out.json')).toMatchObject([{}, { phone_number: null }])
    expect(leftovers()).toEqual([])
  })

  it('makes the replacements that scripts make', async () => {
    await ofUsers()
    const ours = await createAnonymizer()
    const handlers = { email: 'email', full_name: 'name', phone_number: 'phone' }
    expect(parsed('out.json')).toEqual(await ours.anonymizeRecords(USERS, handlers))
  })

  it('reads and writes NDJSON and CSV, by the name of the file', async () => {
    project.write({
      'users.ndjson': USERS.map((user) => `${JSON.stringify(user)}\n`).join(''),
      'users.csv': '\uFEFFemail;full_name;phone_number\r\nann@acme.org;"Smith; Ann";\r\n',
      'config.json': CONFIG,
    })
    await ofUsers()
    await json('--input', 'users.ndjson', '--output', 'out.ndjson', '--config', 'config.json')
    const lines = read('out.ndjson').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(parsed('out.json'))
    const { code } = await json('--input', 'users.csv', '--output', 'out.csv', '--config', CONFIG, '--delimiter', ';')
    expect(code).toBe(0)
    expect(read('out.csv')).toMatch(/^\uFEFFemail;full_name;phone_number\r\n[^;]+@example\.\w+;[^;]+;\r\n$/)
  })

  it('works in a pipe: records to standard output, the report beside it', async () => {
    const stdin = Readable.from([Buffer.from(JSON.stringify(USERS))])
    const { code, stdout, stderr } = await anonymize(
      ['json', '--input', '-', '--output', '-', '--format', 'json', '--config', CONFIG],
      { stdin },
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(2)
    expect(stderr).toContain('standard input -> standard output: 2 records')
    expect(stdout).toBe(await readAsPipe(JSON.stringify(USERS)))
  })

  it('prints no record of a pipe that fails late', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `{"email": "p${i}@x.org"}\n`).join('')
    expect(await readAsPipe(`${many}{"email": `, 'ndjson')).toBe('')
  })

  it('prints the report as JSON, or nothing', async () => {
    const report = JSON.parse((await ofUsers('--json')).stdout) as FileReport
    expect(report).toMatchObject({ result: 'pseudonymized', mode: 'stable', format: 'json', records: 2, rest: 'error' })
    expect(report.fields[2]).toEqual({
      field: 'phone_number',
      handler: 'phone',
      domain: 'phone',
      values: 2,
      changed: 1,
      unchanged: 0,
      nulls: 1,
      malformed: 0,
    })
    expect(await ofUsers('--quiet', '--force')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('says anonymized only where the key is gone, and then makes others each time', async () => {
    delete process.env['SEED_KEY']
    const { stdout } = await ofUsers('--mode', 'throwaway')
    expect(stdout).toContain('2 records anonymized with a key that is gone')
    const before = read('out.json')
    await ofUsers('--mode', 'throwaway', '--force')
    expect(read('out.json')).not.toBe(before)
  })

  it('shows shapes and replacements in a dry run, and writes nothing', async () => {
    const { code, stdout } = await json('--input', 'users.json', '--config', CONFIG, '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toMatch(/1 {2}email +aaa@aaaa\.aaa +\S+@example/)
    expect(stdout).toContain('nothing was written')
    expect(stdout).not.toMatch(/acme|Ann|Smith|0123/)
    await ofUsers('--dry-run')
    expect(existsSync(join(project.folder, 'out.json'))).toBe(false)
  })

  it('shows progress with its rate on a terminal, and wipes it', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `{"email": "p${i}@x.org"}\n`)
    const { code, stderr } = await anonymize(
      ['json', '--input', '-', '--output', 'out.ndjson', '--config', '{"email": "email"}'],
      { stdin: Readable.from(lines), terminal: true },
    )
    expect(code).toBe(0)
    expect(stderr).toMatch(/\r\u001b\[2KMasking {2}[\d,]+/)
    expect(stderr).toMatch(/[\d,]+ rows\/s/)
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true)
  })

  it('lists all fields without a handler at once, and writes nothing', async () => {
    const records = Array.from({ length: 2500 }, (_, i) => ({
      email: `${i}@x.org`,
      ...(i === 2400 ? { late: 's3cret' } : {}),
      note: 's3cret',
    }))
    project.write({ 'users.json': JSON.stringify(records) })
    const { code, stderr } = await json(
      '--input',
      'users.json',
      '--output',
      'out.json',
      '--config',
      '{"email": "email"}',
    )
    expect(code).toBe(2)
    expect(stderr).toContain('RECORDS.UNNAMED_FIELDS: no handler for 2 fields: note, late')
    expect(stderr).not.toContain('s3cret')
    expect(readdirSync(project.folder).filter((name) => name.includes('out'))).toEqual([])
  })

  it('lets them through, or makes them null, where it is told', async () => {
    const config = '{"email": "email"}'
    const of = (...args: string[]): Promise<Ended> =>
      json('--input', 'users.json', '--output', 'out.json', '--config', config, '--force', ...args)
    expect((await of('--rest', 'keep', '--verbose')).stdout).toContain('Note: Fields without a handler went through')
    expect(parsed('out.json')).toMatchObject([{ full_name: 'Ann Smith' }, { full_name: 'Bob Jones' }])
    await of('--rest', 'redact')
    expect(parsed('out.json')).toMatchObject([{ full_name: null, phone_number: null }, { full_name: null }])
  })

  it('refuses a handler whose field is nowhere, where others go through', async () => {
    const { code, stderr } = await json(
      '--input',
      'users.json',
      '--output',
      'out.json',
      '--config',
      '{"emial": "email"}',
      '--rest',
      'keep',
    )
    expect(code).toBe(2)
    expect(stderr).toMatch(/RECORDS\.NO_SUCH_FIELD: no record has emial[^]*Did you mean email\?/)
  })

  it('refuses unknown handlers and options, all at once', async () => {
    const config =
      '{"email": "emial", "full_name": {"handler": "email", "keepDomian": true}, "phone_number": {"handler": "phone", "keep": 1}}'
    const { code, stderr } = await json('--input', 'users.json', '--output', 'out.json', '--config', config)
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /3 problems[^]*Did you mean "email"\?[^]*Did you mean "keepDomain"\?[^]*keep of phone is not country or format/,
    )
  })
})

describe('what seed anonymize json keeps safe', () => {
  it('writes neither over its input, by whatever name, nor over a file that is there', async () => {
    linkSync(join(project.folder, 'users.json'), join(project.folder, 'hard.json'))
    symlinkSync(join(project.folder, 'users.json'), join(project.folder, 'soft.json'))
    for (const name of ['users.json', './users.json', 'hard.json', 'soft.json']) {
      const { code, stderr } = await json('--input', 'users.json', '--output', name, '--config', CONFIG, '--force')
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('RECORDS.SAME_FILE') as unknown })
    }
    expect(parsed('users.json')).toEqual(USERS)
    project.write({ 'out.json': 'mine' })
    expect(await ofUsers()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('RECORDS.OUTPUT_EXISTS') as unknown,
    })
    expect(read('out.json')).toBe('mine')
    expect(await ofUsers('--force')).toMatchObject({ code: 0 })
    expect(parsed('out.json')).toHaveLength(2)
  })

  it('leaves the old file where it fails half way', async () => {
    project.write({ 'out.json': 'mine', 'users.json': `${JSON.stringify(USERS).slice(0, -1)}, {"email": ` })
    const { code, stderr } = await ofUsers('--force')
    expect(code).toBe(2)
    expect(stderr).toContain('RECORDS.SYNTAX: the input behind record 3')
    expect(read('out.json')).toBe('mine')
    expect(leftovers()).toEqual([])
  })

  it('leaves nothing behind on Ctrl-C, though the pipe is silent', async () => {
    const signals = new EventEmitter()
    const stdin = new PassThrough()
    stdin.write('{"email": "ann@acme.org"}\n')
    const running = anonymize(['json', '--input', '-', '--output', 'out.ndjson', '--config', '{"email": "email"}'], {
      stdin,
      signals,
    })
    while (leftovers().length === 0) await new Promise((resume) => setTimeout(resume, 5))
    signals.emit('SIGINT')
    const { code, stderr } = await running
    expect(code).toBe(130)
    expect(stderr).toContain('Stopping; nothing is kept')
    expect(leftovers()).toEqual([])
    expect(existsSync(join(project.folder, 'out.ndjson'))).toBe(false)
    expect(signals.listenerCount('SIGINT')).toBe(0)
  })

  it('does nothing without a key', async () => {
    delete process.env['SEED_KEY']
    const { code, stderr } = await ofUsers()
    expect(code).toBe(2)
    expect(stderr).toContain('KEY.MISSING')
    expect(existsSync(join(project.folder, 'out.json'))).toBe(false)
  })

  it.each([
    [
      'a missing input',
      ['--input', 'no.json', '--output', 'out.json', '--config', CONFIG],
      /RECORDS\.FILE: cannot read .*no\.json\n {2}Why: There is none/,
    ],
    [
      'a folder as input',
      ['--input', 'folder', '--format', 'json', '--output', 'o.json', '--config', CONFIG],
      /RECORDS\.FILE: cannot read .*folder/,
    ],
    [
      'a folder that is not there',
      ['--input', 'users.json', '--output', 'no/out.json', '--config', CONFIG],
      /RECORDS\.FILE: cannot write .*out\.json/,
    ],
    [
      'a format that nobody names',
      ['--input', 'users.txt', '--output', 'out.txt', '--config', CONFIG],
      /RECORDS\.FORMAT/,
    ],
    [
      'a configuration that is none',
      ['--input', 'users.json', '--output', 'o.json', '--config', '{"email": '],
      /RECORDS\.CONFIG: --config is no JSON/,
    ],
    [
      'a configuration that is no object',
      ['--input', 'users.json', '--output', 'o.json', '--config', '["email"]'],
      /RECORDS\.CONFIG: --config is no object/,
    ],
    [
      'a configuration file that is not there',
      ['--input', 'users.json', '--output', 'o.json', '--config', 'no.json'],
      /RECORDS\.CONFIG: --config is neither JSON nor a file/,
    ],
    [
      'several mistakes at once',
      ['--rest', 'all', '--format', 'xml', '--mode', 'x', '--delimiter', 'ab'],
      /7 problems[^]*--input[^]*--output[^]*--config[^]*--mode[^]*--format/,
    ],
    [
      'a release without its mode',
      ['--input', 'users.json', '--output', 'o.json', '--config', CONFIG, '--release', 'r1'],
      /CLI\.CONFLICT/,
    ],
    ['an unknown option', ['--inptu', 'users.json'], /Did you mean --input\?/],
  ])('%s is refused', async (_, args, message) => {
    mkdirSync(join(project.folder, 'folder'))
    const { code, stderr } = await json(...args)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) as unknown })
    expect(leftovers()).toEqual([])
  })

  it('says where databases are anonymized', async () => {
    const { code, stderr } = await anonymize(['database', '--source', 'x'])
    expect(code).toBe(2)
    expect(stderr).toContain('For a database: seed <adapter> anonymize.')
  })

  it('has help, with examples', async () => {
    const { code, stdout } = await anonymize(['json', '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/--rest <what>[^]*Examples:\n {2}seed anonymize json --input/)
  })
})
