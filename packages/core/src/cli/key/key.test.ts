import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openKeyRing } from '../../anonymizer/keys/open-key-ring.js'
import { hex, testKey } from '../../anonymizer/keys/testing/test-key.js'
import { collect } from '../testing/run-in-process.js'
import type { Ended } from '../testing/spawn-seed.js'
import { runKey } from './run-key.js'

let folder: string
const before = { ...process.env }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-key-'))
  delete process.env['SEED_KEY']
  delete process.env['SEED_KEY_FILE']
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  for (const name of ['SEED_KEY', 'SEED_KEY_FILE']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
})

async function run(args: readonly string[], terminal = false): Promise<Ended> {
  const stdout = collect(terminal)
  const stderr = collect(terminal)
  const io = { cwd: folder, stdin: new PassThrough(), signals: new EventEmitter(), exit: () => undefined }
  const code = await runKey(args, { ...io, stdout: stdout.stream, stderr: stderr.stream })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}
const idOf = (key: string): string => openKeyRing({ mode: 'stable', cwd: folder, env: { SEED_KEY: key } }).id

describe('seed key new', () => {
  it('prints a key and nothing else', async () => {
    const { code, stdout, stderr } = await run(['new'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^[\w-]{43}\n$/)
    expect(Buffer.from(stdout, 'base64url')).toHaveLength(32)
    expect((await run(['new'])).stdout).not.toBe(stdout)
  })

  it('tells people how to store it, beside the key', async () => {
    const { stdout, stderr } = await run(['new'], true)
    expect(stdout).toMatch(/^[\w-]{43}\n$/)
    expect(stderr).toContain('SEED_KEY')
    expect(stderr).not.toContain(stdout.trim())
  })

  it('prints the key and its id as JSON', async () => {
    const { key, id } = JSON.parse((await run(['new', '--json'])).stdout) as Record<string, string>
    expect(id).toBe(idOf(key ?? ''))
  })

  it('writes it to a file of one reader, and prints the id', async () => {
    const { stdout, stderr } = await run(['new', '--out', 'seed.key'], true)
    const key = readFileSync(join(folder, 'seed.key'), 'utf8')
    expect(key).toMatch(/^[\w-]{43}\n$/)
    expect(stdout).toBe(`Wrote seed.key\nKey id ${idOf(key)}\n`)
    expect(stderr).toContain('SEED_KEY_FILE=seed.key')
    if (process.platform !== 'win32') expect(statSync(join(folder, 'seed.key')).mode & 0o777).toBe(0o600)
    const report: unknown = JSON.parse((await run(['new', '--out', 'other.key', '--json'])).stdout)
    expect(report).toEqual({ file: 'other.key', id: idOf(readFileSync(join(folder, 'other.key'), 'utf8')) })
  })

  it('overwrites no file', async () => {
    writeFileSync(join(folder, 'seed.key'), 'mine')
    await expect(run(['new', '--out', 'seed.key'])).rejects.toThrow('KEY.FILE_EXISTS')
    expect(readFileSync(join(folder, 'seed.key'), 'utf8')).toBe('mine')
    await expect(run(['new', '--out', 'none/seed.key'])).rejects.toThrow(
      'KEY.NOT_WRITTEN: the key could not be written: ENOENT',
    )
  })
})

describe('seed key id', () => {
  it('prints the id of the key in the variables', async () => {
    process.env['SEED_KEY'] = hex(testKey('id'))
    expect(await run(['id'])).toEqual({ code: 0, stdout: `${idOf(hex(testKey('id')))}\n`, stderr: '' })
    expect(JSON.parse((await run(['id', '--json'])).stdout)).toEqual({ id: idOf(hex(testKey('id'))) })
  })

  it('prints the id of the key in a file, whatever the variables hold', async () => {
    process.env['SEED_KEY'] = hex(testKey('id'))
    await run(['new', '--out', 'seed.key'])
    const id = idOf(readFileSync(join(folder, 'seed.key'), 'utf8'))
    expect((await run(['id', '--key-file', 'seed.key'])).stdout).toBe(`${id}\n`)
    process.env['SEED_KEY_FILE'] = 'seed.key'
    await expect(run(['id'])).rejects.toThrow('KEY.DIFFERENT')
  })

  it('needs a key', async () => {
    await expect(run(['id'])).rejects.toThrow('KEY.MISSING')
    await expect(run(['id', '--key-file', 'none.key'])).rejects.toThrow('KEY.FILE')
  })
})

describe('seed key', () => {
  it('alone prints its help as a failure, and with --help as what was asked for', async () => {
    const alone = await run([])
    expect({ ...alone, stderr: '' }).toEqual({ code: 2, stdout: '', stderr: '' })
    expect(alone.stderr).toContain('seed key new')
    expect(await run(['--help'])).toEqual({ code: 0, stdout: alone.stderr, stderr: '' })
  })

  it('has examples in the help of each verb', async () => {
    expect((await run(['new', '--help'])).stdout).toMatch(/--out <file>[^]*Examples:[^]*seed key new --out/)
    expect((await run(['id', '-h'])).stdout).toMatch(/--key-file <file>[^]*Examples:[^]*seed key id/)
  })

  it('refuses what it does not know', async () => {
    await expect(run(['nwe'])).rejects.toMatchObject({ code: 'CLI.UNKNOWN_VERB', fix: 'Did you mean "new"?' })
    await expect(run(['toString'])).rejects.toMatchObject({ code: 'CLI.UNKNOWN_VERB' })
    await expect(run(['--json'])).rejects.toMatchObject({ code: 'CLI.UNKNOWN_OPTION' })
    await expect(run(['new', '--otu', 'a'])).rejects.toMatchObject({
      code: 'CLI.UNKNOWN_OPTION',
      fix: 'Did you mean --out?',
    })
    await expect(run(['new', '--out'])).rejects.toMatchObject({ code: 'CLI.MISSING_VALUE' })
  })

  it('repeats no word that may be a key', async () => {
    const key = Buffer.from(testKey('typed')).toString('base64url')
    for (const args of [
      [key],
      ['id', key],
      ['new', key],
      [`--key=${key}`],
      ['id', '--key', key],
      ['id', `--key=${key}`],
    ]) {
      const error: unknown = await run(args).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: expect.stringMatching(/^CLI\./) })
      expect(JSON.stringify([error, (error as Error).message])).not.toContain(key.slice(0, 8))
    }
  })
})
