import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { KeyRing } from './key-ring.js'
import { type KeyRequest, openKeyRing } from './open-key-ring.js'
import { hex, testKey } from './testing/test-key.js'

const ONE = Buffer.from(testKey('one'))
const TWO = Buffer.from(testKey('two'))
const env = { SEED_KEY: ONE.toString('hex') }
const onWindows = process.platform === 'win32'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string | Uint8Array, mode = 0o600): string => {
  writeFileSync(join(folder, name), content)
  chmodSync(join(folder, name), mode)
  return name
}
const open = (request: Partial<KeyRequest>): KeyRing =>
  openKeyRing({ mode: 'stable', cwd: folder, env: {}, ...request })
const idOf = (request: Partial<KeyRequest>): string => open(request).id

describe('the secret', () => {
  it('comes from SEED_KEY, however it is written', () => {
    const id = idOf({ env })
    expect(id).toMatch(/^[0-9a-f]{16}$/)
    expect(idOf({ env: { SEED_KEY: ONE.toString('base64') } })).toBe(id)
    expect(idOf({ env: { SEED_KEY: TWO.toString('base64') } })).not.toBe(id)
  })

  it('comes from process.env unless told', () => {
    const before = process.env['SEED_KEY']
    process.env['SEED_KEY'] = env.SEED_KEY
    try {
      expect(openKeyRing({ mode: 'stable', cwd: folder }).id).toBe(idOf({ env }))
    } finally {
      if (before === undefined) delete process.env['SEED_KEY']
      else process.env['SEED_KEY'] = before
    }
  })

  it('comes from a file: its text, its bytes, or what shells make of a text', () => {
    const id = idOf({ env })
    const text = ONE.toString('base64url')
    const files: Readonly<Record<string, string | Uint8Array>> = {
      text: `${text}\n`,
      raw: ONE,
      mark: `\ufeff${text}\r\n`,
      wide: Buffer.from(`\ufeff${text}\r\n`, 'utf16le'),
    }
    for (const [name, content] of Object.entries(files)) {
      expect(idOf({ keyFile: write(name, content) })).toBe(id)
      expect(idOf({ env: { SEED_KEY_FILE: name } })).toBe(id)
      expect(idOf({ env: { SEED_KEY_FILE: join(folder, name) }, cwd: tmpdir() })).toBe(id)
    }
  })

  it('may be given twice when it is the same', () => {
    write('one', ONE.toString('base64'))
    write('two', TWO.toString('base64'))
    expect(idOf({ env: { ...env, SEED_KEY_FILE: 'one' }, keyFile: 'one' })).toBe(idOf({ env }))
    expect(() => open({ env, keyFile: 'two' })).toThrow('KEY.DIFFERENT: SEED_KEY and keyFile hold different keys')
    expect(() => open({ env: { SEED_KEY_FILE: 'one' }, keyFile: 'two' })).toThrow('KEY.DIFFERENT')
  })

  it('has to be there', () => {
    for (const empty of [{}, { SEED_KEY: undefined }, { SEED_KEY: ' \n', SEED_KEY_FILE: '' }])
      expect(() => open({ env: empty })).toThrow('KEY.MISSING')
    expect(() => open({ keyFile: 'nowhere' })).toThrow('KEY.FILE: the file that keyFile names cannot be read: ENOENT')
    expect(() => open({ keyFile: '.' })).toThrow('KEY.FILE: the file that keyFile names cannot be read: EISDIR')
  })

  it('has to be a secret of its file', () => {
    expect(() => open({ keyFile: write('empty', '') })).toThrow('KEY.FORMAT')
    expect(() => open({ keyFile: write('prose', 'Once upon a time there was a key.\n') })).toThrow('KEY.WEAK')
    expect(() => open({ keyFile: write('short', ONE.subarray(2)) })).toThrow('KEY.SHORT')
    expect(() => open({ keyFile: write('zeros', Buffer.alloc(64)) })).toThrow('KEY.WEAK')
    expect(() => open({ keyFile: write('large', Buffer.alloc(5_000, ONE)) })).toThrow('KEY.FORMAT: the file of keyFile')
  })

  it('is not read from a file that everybody can open', () => {
    if (onWindows) return
    for (const mode of [0o644, 0o604, 0o602, 0o777])
      expect(() => open({ keyFile: write('public', ONE, mode) })).toThrow('KEY.FILE_PUBLIC')
    for (const mode of [0o600, 0o400, 0o640, 0o440])
      expect(idOf({ keyFile: write(`private ${mode}`, ONE, mode) })).toBe(idOf({ env }))
  })

  it('is refused with all that is wrong', () => {
    expect(() => open({ env: { SEED_KEY: 'abc' }, keyFile: 'nowhere' })).toThrow(/KEY\.FORMAT[^]*KEY\.FILE/)
  })
})

describe('modes', () => {
  it('draw a key to throw away, and read none', () => {
    const ids = [1, 2, 3].map(() => idOf({ mode: 'throwaway', env: { SEED_KEY: 'no key' }, keyFile: 'nowhere' }))
    expect(new Set(ids).size).toBe(3)
  })

  it('derive one for each release', () => {
    const release = (name: string): KeyRing => open({ mode: 'release', release: name, env })
    expect(release('2026-05').id).toBe(release('2026-05').id)
    expect(new Set([idOf({ env }), ...['2026-05', '2026-06', 'a', 'b'].map((name) => release(name).id)]).size).toBe(5)
    expect(hex(release('a').prf('email').tags(['x']).bytes)).not.toBe(hex(release('b').prf('email').tags(['x']).bytes))
    expect(idOf({ release: 'a', env })).toBe(idOf({ env }))
  })

  it('need the name of the release', () => {
    for (const release of [{}, { release: '' }, { release: ' ' }])
      expect(() => open({ mode: 'release', env, ...release })).toThrow('KEY.NO_RELEASE')
  })
})

describe('a key ring', () => {
  it('gives each domain and use its own function', () => {
    const ring = open({ env })
    const results = [
      hex(ring.prf('email').tags(['ann']).bytes),
      hex(ring.prf('phone').tags(['ann']).bytes),
      ...['email', 'phone'].map((domain) => hex(ring.pseudonyms(domain, ['ann'])[0] as Uint8Array).slice(0, 32)),
      ...['email', 'phone'].map((domain) =>
        ring
          .permutation(domain, 2n ** 128n)
          .apply([7n])[0]
          ?.toString(16),
      ),
      ring
        .permutation('email', 2n ** 128n - 1n)
        .apply([7n])[0]
        ?.toString(16),
    ]
    expect(new Set(results).size).toBe(results.length)
  })

  it('gives a domain the same function again, however many others were asked for', () => {
    const ring = open({ env })
    const ask = (domain: string): string =>
      hex(ring.prf(domain).tags(['ann']).bytes) + ring.pseudonyms(domain, ['ann']).map(hex).join('')
    const first = ask('email')
    const others = Array.from({ length: 600 }, (_, i) => ask(`domain ${i}`))
    expect(new Set([first, ...others]).size).toBe(601)
    expect(ask('email')).toBe(first)
    expect(ask('domain 0')).toBe(others[0])
  })

  it('takes texts that differ in a lone surrogate as different', () => {
    const ring = open({ env })
    const texts = ['\ud800', '\ud801', '\udc00', '\ufffd', '\ud800\udc00']
    const tags = ring.prf('note').tags(texts)
    expect(new Set(texts.map((_, at) => tags.wide(at))).size).toBe(5)
    expect(new Set(ring.pseudonyms('note', texts).map(hex)).size).toBe(5)
  })

  it('shows nothing of the secret', () => {
    const ring = open({ env })
    ring.prf('email').tags(['ann'])
    const shown = `${inspect(ring, { depth: 9, showHidden: true })}${JSON.stringify(ring)}`
    for (const text of [ONE.toString('hex'), ONE.toString('base64'), inspect(ONE).slice(8, 30)])
      expect(shown).not.toContain(text)
    expect(Object.values(ring).filter((part) => typeof part !== 'function')).toEqual([ring.id, 'stable'])
  })
})
