import { unknownFormat } from '../../errors/records.js'

/** Formats of files with records. */
export type FileFormat = 'json' | 'ndjson' | 'csv'

/** How records were laid out, so that they are written the same way. */
export type Layout = JsonLayout | LinesLayout | CsvLayout

/** A JSON document: a list of records, or one record. */
export interface JsonLayout {
  readonly format: 'json'
  readonly shape: 'list' | 'object'
  /** Over several lines, two spaces a level. */
  readonly indented: boolean
}

/** One JSON object a line. */
export interface LinesLayout {
  readonly format: 'ndjson'
}

/** Comma-separated values (RFC 4180) with a header. */
export interface CsvLayout {
  readonly format: 'csv'
  readonly header: readonly string[]
  readonly delimiter: string
  readonly lineEnd: '\n' | '\r\n'
  readonly bom: boolean
}

const BY_ENDING: Readonly<Record<string, FileFormat>> = {
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'csv',
}

/**
 * The format that a file's name says.
 *
 * @param names - Input, then output; `-` says nothing.
 * @throws {SeedError} `RECORDS.FORMAT`
 */
export function formatOf(names: readonly string[]): FileFormat {
  for (const name of names) {
    const format = BY_ENDING[endingOf(name)]
    if (format !== undefined) return format
  }
  throw unknownFormat(names.find((name) => name !== '-') ?? 'standard input')
}

/** A tab for `.tsv`, else a comma. */
export function delimiterOf(name: string): string {
  return endingOf(name) === 'tsv' ? '\t' : ','
}

function endingOf(name: string): string {
  return (/\.([^./\\]+)$/.exec(name)?.[1] ?? '').toLowerCase()
}
