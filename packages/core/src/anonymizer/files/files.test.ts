import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import type { FileFormat } from './file-format.js'
import { readRecords } from './read-records.js'
import { createRecordWriter } from './write-records.js'

async function read(
  text: string | Uint8Array,
  format: FileFormat,
  { bytes = 7, delimiter = ',', pageRecords = 2 } = {},
): Promise<{ records: readonly unknown[]; again: string; pages: number }> {
  const all = Buffer.from(text)
  // In pieces that cut through characters, tokens and lines.
  const pieces = Array.from({ length: Math.ceil(all.length / bytes) }, (_, i) =>
    all.subarray(i * bytes, (i + 1) * bytes),
  )
  const { layout, pages } = await readRecords(Readable.from(pieces), { format, delimiter, pageRecords })
  const writer = createRecordWriter(layout)
  const records: unknown[] = []
  let again = ''
  let count = 0
  for await (const page of pages) {
    records.push(...page)
    again += writer.page(page)
    count++
  }
  return { records, again: again + writer.end(), pages: count }
}

const round = async (text: string, format: FileFormat, options = {}): Promise<string> =>
  (await read(text, format, options)).again

describe('JSON files', () => {
  it.each([
    [
      'a list, one record a line',
      '[\n{"a":"é"},\n{"b":[1,{"c":null}]}\n]\n',
      '[\n  {\n    "a": "é"\n  },\n  {\n    "b": [\n      1,\n      {\n        "c": null\n      }\n    ]\n  }\n]\n',
    ],
    ['an indented list', '[\n  {\n    "a": 1\n  }\n]\n', undefined],
    ['a list on one line', '[{"a":1},{"a":2}]', '[\n{"a":1},\n{"a":2}\n]\n'],
    ['an empty list', '[]', '[]\n'],
    ['one object', '{"a":{"b":[true]}}\n', undefined],
    ['one indented object', '{\n  "a": 1\n}\n', undefined],
  ])('%s', async (_, text, expected = text) => {
    expect(await round(text, 'json')).toBe(expected)
    expect(await round(text, 'json', { bytes: 1000 })).toBe(expected)
  })

  it('comes in pages', async () => {
    const text = JSON.stringify(Array.from({ length: 5 }, (_, i) => ({ i })))
    expect(await read(text, 'json')).toMatchObject({
      pages: 3,
      records: [{ i: 0 }, { i: 1 }, { i: 2 }, { i: 3 }, { i: 4 }],
    })
  })

  it('keeps numbers to the last digit', async () => {
    const numbers =
      '{"a":12345678901234567890,"b":0.12345678901234567,"c":1e400,"d":1.50,"e":-7,"f":9007199254740993}\n'
    expect(await round(numbers, 'json')).toBe(numbers.replace('1.50', '1.5'))
    expect(await round(numbers, 'ndjson')).toBe(numbers.replace('1.50', '1.5'))
  })

  it('leaves members called __proto__ and halves of characters as they are', async () => {
    const odd = '{"__proto__":{"a":1},"s":"\\ud800"}\n'
    expect(await round(odd, 'json')).toBe(odd)
  })

  it.each([
    ['nothing', '', 'the input is no JSON'],
    ['a single value', '42', 'the input is no list and no object'],
    ['a list that ends early', '[{"a":1},{"secret":', 'the input behind record 2 is no JSON'],
    ['an object that ends early', '{"secret":1', 'is no JSON'],
    ['something behind', '[{"a":1}] secret', 'is no JSON'],
    ['a comma too many', '[{"a":1},]', 'is no JSON'],
    ['bytes that are no UTF-8', Buffer.from('[{"a":"\xE9"}]', 'latin1'), 'the input is no UTF-8'],
  ])('%s is refused', async (_, text, message) => {
    const reading = read(text, 'json')
    await expect(reading).rejects.toThrow(`RECORDS.SYNTAX: ${message.startsWith('is') ? '' : message}`)
    await expect(reading).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('secret') as unknown }),
    )
  })
})

describe('NDJSON files', () => {
  it('are written as they were, blank lines and ends of lines apart', async () => {
    expect(await round('{"a":"x\\u2028"}\r\n\n{"a":2}', 'ndjson')).toBe('{"a":"x\u2028"}\n{"a":2}\n')
    expect(await round('', 'ndjson')).toBe('')
  })

  it('names the line that is none, and does not show it', async () => {
    const reading = read('{"a":1}\n\n{"secret"\n', 'ndjson')
    await expect(reading).rejects.toMatchObject({
      code: 'RECORDS.SYNTAX',
      message: expect.stringContaining('line 3') as unknown,
    })
    await expect(reading).rejects.not.toMatchObject({ cause: expect.anything() as unknown })
  })
})

describe('CSV files', () => {
  it.each([
    ['plain', 'a,b\n1,\n,x\n'],
    ['quotes, commas and lines inside of cells', 'a,"b ""x"""\n"1,2","l1\nl2"\n"""q""",é\n'],
    ['a byte order mark and CRLF', '\uFEFFa,b\r\n1,2\r\n'],
    ['only a header', 'a,b\n'],
  ])('%s', async (_, text) => {
    expect(await round(text, 'csv')).toBe(text)
  })

  it('takes another delimiter', async () => {
    const { records, again } = await read('a;b\n"1;2";3\n', 'csv', { delimiter: ';' })
    expect(records).toEqual([{ a: '1;2', b: '3' }])
    expect(again).toBe('a;b\n"1;2";3\n')
  })

  it('writes values of other types as text', () => {
    const layout = { format: 'csv', header: ['a', 'b', 'c', 'd'], delimiter: ',', lineEnd: '\n', bom: false } as const
    const page = createRecordWriter(layout).page([{ a: true, b: { x: 1 }, c: new Date(0), d: null }])
    expect(page).toBe('a,b,c,d\ntrue,"{""x"":1}",1970-01-01T00:00:00.000Z,\n')
  })

  it.each([
    ['nothing', '', 'the input is no CSV'],
    ['a cell too many', 'a,b\n1,2\nsecret,2,3\n', 'line 3 is no CSV'],
    ['a quote that is not closed', 'a\n"secret', 'is no CSV'],
    ['two fields of one name', 'a,a\n1,2\n', 'line 1 is no CSV header'],
    ['a field without a name', 'a,\n1,2\n', 'line 1 is no CSV header'],
  ])('%s is refused', async (_, text, message) => {
    const error: unknown = await read(text, 'csv').catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'RECORDS.SYNTAX', message: expect.stringContaining(message) as unknown })
    expect(String(error)).not.toContain('secret')
  })
})
