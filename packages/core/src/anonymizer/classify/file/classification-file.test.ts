import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { SeedError } from '../../../errors/seed-error.js'
import type { Classification } from '../../reports.js'
import {
  formatClassification,
  locateClassification,
  readClassification,
  writeClassification,
} from './classification-file.js'
import { FIELD_CLASSES, parseClassification } from './parse-classification.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-classify-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const entry = { class: 'direct', reason: 'name', type: 'text' } as const
const refusal = (text: string): SeedError => {
  try {
    parseClassification(text, 'a.json')
  } catch (error) {
    return error as SeedError
  }
  throw new Error('it was read')
}
const file = (entities: string): string => `{\n  "version": 1,\n  "entities": ${entities}\n}\n`

describe('a classification file', () => {
  it('gives back what was written, whatever the names', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    const field = fc.record({
      class: fc.constantFrom(...FIELD_CLASSES),
      reason: text.filter((reason) => reason.trim() !== ''),
      type: text.filter((type) => type.trim() !== ''),
    })
    const name = fc.oneof(text, fc.constantFrom('constructor', '__proto__', 'toString', '1'))
    const entities = fc.dictionary(name, fc.dictionary(name, field, { maxKeys: 4 }), { maxKeys: 4 })
    fc.assert(
      fc.property(entities, (some) => {
        const given = JSON.parse(JSON.stringify({ version: 1, entities: some })) as Classification
        const read = parseClassification(formatClassification(given), 'a.json')
        expect(JSON.parse(JSON.stringify(read))).toEqual(given)
        expect(formatClassification(read)).toBe(formatClassification(given))
      }),
    )
  })

  it('is sorted by name, two blanks deep, and ends with its line', () => {
    const text = formatClassification({ version: 1, entities: { b: {}, a: { z: entry, B: entry } } })
    expect(text).toBe(
      `{
  "version": 1,
  "entities": {
    "a": {
      "B": {
        "class": "direct",
        "reason": "name",
        "type": "text"
      },
      "z": {
        "class": "direct",
        "reason": "name",
        "type": "text"
      }
    },
    "b": {}
  }
}
`,
    )
  })

  it('is written whole, and nothing is left beside it', async () => {
    const path = join(folder, 'seed.classification.json')
    await writeClassification(path, { version: 1, entities: { User: { email: entry } } })
    expect(await readClassification(path)).toEqual({ version: 1, entities: { User: { email: entry } } })
    expect(readdirSync(folder)).toEqual(['seed.classification.json'])
    expect(readFileSync(path, 'utf8')).toMatch(/\}\n$/)
  })

  it('may be missing, and is refused where it cannot be a file', async () => {
    expect(await readClassification(join(folder, 'none.json'))).toBeUndefined()
    mkdirSync(join(folder, 'folder.json'))
    await expect(readClassification(join(folder, 'folder.json'))).rejects.toMatchObject({
      code: 'CLASSIFY.FILE',
      why: 'The system says EISDIR.',
    })
    const written = writeClassification(join(folder, 'nowhere/a.json'), { version: 1, entities: {} })
    await expect(written).rejects.toMatchObject({ code: 'CLASSIFY.FILE', where: join(folder, 'nowhere/a.json') })
  })

  it('lies where the anonymizer says', () => {
    expect(locateClassification({ anonymizer: undefined, cwd: '/a' })).toEqual({
      file: 'seed.classification.json',
      path: '/a/seed.classification.json',
    })
    expect(locateClassification({ anonymizer: { rules: [], classification: 'b/c.json' }, cwd: '/a' }).path).toBe(
      '/a/b/c.json',
    )
  })

  it('is read with a byte order mark and with Windows line ends', () => {
    const text = `\uFEFF${formatClassification({ version: 1, entities: { A: { b: entry } } })}`.replaceAll('\n', '\r\n')
    writeFileSync(join(folder, 'bom.json'), text)
    return expect(readClassification(join(folder, 'bom.json'))).resolves.toEqual({
      version: 1,
      entities: { A: { b: entry } },
    })
  })
})

describe('what is no JSON is named with its line', () => {
  it.each([
    ['', 1, 'a value is expected'],
    ['{\n  "version": 1,\n}', 3, 'a name in double quotes is expected'],
    ['{\n  "version" 1\n}', 2, 'a colon is expected'],
    ['{\n<<<<<<< HEAD\n}', 2, 'a name in double quotes is expected'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 'a comma or } is expected'],
    ['{ "a": [1 2] }', 1, 'a comma or ] is expected'],
    ["{ 'a': 1 }", 1, 'a name in double quotes is expected'],
    ['{ "a: 1 }', 1, 'a name does not end'],
    ['{}\n{}', 2, 'there is more behind the end'],
    ['{ "a": undefined }', 1, 'a value is expected'],
    [file('{\n "A": {},\n "A": {}\n}'), 5, '"A" is there twice'],
  ])('%j', (text, line, what) => {
    expect(refusal(text)).toMatchObject({
      code: 'CLASSIFY.SYNTAX',
      where: `a.json:${line}`,
      message: `CLASSIFY.SYNTAX: the classification is no JSON: ${what}`,
    })
  })
})

describe('what means nothing is named with its place', () => {
  const field = (text: string): string => file(`{ "User": { "email": ${text} } }`)
  it.each([
    ['[]', 'the file is no object'],
    ['{ "version": 2, "entities": {} }', 'the version of the file is not 1'],
    ['{ "entities": {} }', 'the version of the file is not 1'],
    ['{ "version": 1 }', 'the file has no "entities"'],
    ['{ "version": 1, "entities": {}, "extra": 1 }', 'the file has an unknown member "extra"'],
    [file('{ "User": 1 }'), 'User is no object'],
    [field('"direct"'), 'User.email is no object'],
    [field('{ "class": "direct", "reason": "", "type": "text" }'), 'User.email has no reason'],
    [field('{ "class": "direct", "reason": "  ", "type": "text" }'), 'User.email has no reason'],
    [field('{ "class": "direct", "reason": 3, "type": "text" }'), 'User.email has no reason'],
    [field('{ "class": "direct", "reason": "a" }'), 'User.email has no type'],
    [field('{ "class": "drect", "reason": "a", "type": "text" }'), 'User.email has the class "drect"'],
    [field('{ "class": "direct", "reason": "a", "type": "text", "not": 1 }'), 'User.email has an unknown member "not"'],
  ])('%s', (text, message) => {
    expect(refusal(text)).toMatchObject({ code: 'CLASSIFY.SHAPE', message: `CLASSIFY.SHAPE: ${message}` })
    expect(refusal(text).where).toMatch(/^a\.json:\d+$/)
  })

  it('suggests what was probably meant', () => {
    expect(refusal(field('{ "class": "drect", "reason": "a", "type": "text" }')).fix).toBe('Did you mean "direct"?')
  })

  it('lists all problems at once', () => {
    const { code, message } = refusal(file('{ "A": { "b": { "class": "x" } }, "C": 1 }'))
    expect(code).toBe('PLAN.PROBLEMS')
    for (const part of ['A.b has the class "x"', 'A.b has no reason', 'A.b has no type', 'C is no object']) {
      expect(message).toContain(part)
    }
  })
})
