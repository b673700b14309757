import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { escapeCopy } from '../connections/copy-text.js'
import { createWriter, writeText } from './byte-writer.js'
import { writeJson } from './write-json.js'

function written(value: unknown): string {
  const writer = createWriter(4)
  writeText(writer, '<')
  writeJson(writer, value)
  return writer.bytes.toString('utf8', 0, writer.length)
}

describe('a document in COPY', () => {
  it('is spelled as JSON.stringify spells it', () => {
    const string = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 70 }))
    const document = fc.anything({ key: string, values: [string, fc.double(), fc.boolean(), fc.constant(null)] })
    fc.assert(
      fc.property(
        document.filter((value) => JSON.stringify(value) !== undefined),
        (value) => {
          expect(written(value)).toBe(`<${escapeCopy(JSON.stringify(value))}`)
        },
      ),
    )
  })

  it.each([
    [{ a: undefined, b: [undefined, () => 1], c: Number.NaN, d: -0, e: 1e21 }],
    [{ at: new Date(0), text: new String('x'), 10: 'a', 2: 'b' }],
    [{ inner: { toJSON: (key: string) => `of ${key}` } }],
    [Object.assign(Object.create({ inherited: 1 }) as object, { own: 'é\n"\\\ud800' })],
    [JSON.parse('{"__proto__": {"a": 1}}') as unknown],
    ['a\u007f\u2028'],
  ])('is the same where there is more in it than plain values: %#', (value) => {
    expect(written(value)).toBe(`<${escapeCopy(JSON.stringify(value))}`)
  })

  it('is refused where it has none', () => {
    expect(() => written({ a: 1n })).toThrow(TypeError)
    expect(() => written(undefined)).toThrow(TypeError)
  })
})
