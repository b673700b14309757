import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { badSyntax } from '../../errors/records.js'
import type { CsvLayout } from './file-format.js'
import type { Opened } from './read-records.js'
import type { TextInput } from './read-text.js'

/**
 * Reads comma-separated values whose first line names the fields. All values are texts.
 *
 * @throws {SeedError} `RECORDS.SYNTAX`, with the number of the line.
 */
export async function readCsv({ bom, head, pieces }: TextInput, delimiter: string): Promise<Opened> {
  const rows = rowsOf(pieces, delimiter)
  const { value: header } = await rows.next()
  if (header === undefined) throw badSyntax('CSV', 'the input', 'It is empty: not even a header is there.')
  checkHeader(header)
  const lineEnd = /^[^\n]*\r\n/.test(head) ? '\r\n' : '\n'
  const layout: CsvLayout = { format: 'csv', header, delimiter, lineEnd, bom }
  return { layout, records: records(rows, header) }
}

async function* records(
  rows: AsyncIterable<readonly string[]>,
  header: readonly string[],
): AsyncGenerator<unknown, void> {
  for await (const row of rows) yield Object.fromEntries(header.map((name, i) => [name, row[i]]))
}

async function* rowsOf(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<readonly string[], void> {
  const parser = parse({ delimiter, skip_empty_lines: true })
  // Errors come out of the iteration below.
  pipeline(Readable.from(pieces), parser, () => undefined)
  try {
    for await (const row of parser) yield row as readonly string[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The library's message and error quote the line.
    const { lines } = error as { readonly lines?: unknown }
    const place = typeof lines === 'number' ? `line ${lines}` : 'the input'
    throw badSyntax('CSV', place, 'It has other cells than the header, or a quote that is not closed.')
  }
}

function checkHeader(header: readonly string[]): void {
  if (header.some((name) => name.trim() === '')) throw badSyntax('CSV header', 'line 1', 'A field has no name.')
  if (new Set(header).size < header.length) throw badSyntax('CSV header', 'line 1', 'Two fields have one name.')
}
