import type { Readable } from 'node:stream'
import type { FileFormat, Layout } from './file-format.js'
import { readText } from './read-text.js'

/** Records on their way out of a file. */
export interface RecordInput {
  readonly layout: Layout
  /** Pages of records, `pageRecords` at most. */
  readonly pages: AsyncIterable<readonly unknown[]>
}

/** How a file is read. */
export interface ReadRequest {
  readonly format: FileFormat
  /** Between the cells of CSV. */
  readonly delimiter: string
  /** Records a page. */
  readonly pageRecords: number
}

/**
 * Reads records page by page, so that memory stays flat. (A JSON document that is one object is one record.)
 *
 * @throws {SeedError} `RECORDS.SYNTAX`, with the place, without what is there; some of it while pages are read.
 */
export async function readRecords(input: Readable, request: ReadRequest): Promise<RecordInput> {
  const text = await readText(input)
  const { layout, records } = await open(request)(text, request.delimiter)
  return { layout, pages: pagesOf(records, request.pageRecords) }
}

/** What each format's reader gives. */
export interface Opened {
  readonly layout: Layout
  readonly records: AsyncIterable<unknown>
}

type Reader = (text: Awaited<ReturnType<typeof readText>>, delimiter: string) => Promise<Opened>

function open({ format }: ReadRequest): Reader {
  return async (text, delimiter) => {
    if (format === 'csv') return (await import('./read-csv.js')).readCsv(text, delimiter)
    if (format === 'ndjson') return (await import('./read-lines.js')).readLines(text)
    return (await import('./read-json.js')).readJson(text)
  }
}

async function* pagesOf(records: AsyncIterable<unknown>, size: number): AsyncGenerator<readonly unknown[], void> {
  let page: unknown[] = []
  for await (const record of records) {
    page.push(record)
    if (page.length < size) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
