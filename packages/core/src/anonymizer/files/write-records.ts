import { stringify } from 'csv-stringify/sync'
import { isDate } from '../records/cell-value.js'
import { isRawNumber, rawNumber } from '../records/raw-number.js'
import type { CsvLayout, JsonLayout, Layout } from './file-format.js'

/** Turns records into the text of a file, piece by piece. */
export interface RecordWriter {
  page(records: readonly unknown[]): string
  /** What comes behind the last record. */
  end(): string
}

/** Writes records as they were laid out. */
export function createRecordWriter(layout: Layout): RecordWriter {
  if (layout.format === 'csv') return csvWriter(layout)
  if (layout.format === 'ndjson') {
    return { page: (records) => records.map((record) => `${toJson(record)}\n`).join(''), end: () => '' }
  }
  return layout.shape === 'list' ? listWriter(layout) : objectWriter(layout)
}

function listWriter({ indented }: JsonLayout): RecordWriter {
  let count = 0
  return {
    page(records) {
      const texts = records.map((record) => {
        const text = toJson(record, indented ? 2 : undefined)
        // A JSON text holds line ends only where it is indented: inside of strings they are escaped.
        return `${count++ === 0 ? '[' : ','}\n${indented ? `  ${text.replaceAll('\n', '\n  ')}` : text}`
      })
      return texts.join('')
    },
    end: () => (count === 0 ? '[]\n' : '\n]\n'),
  }
}

function objectWriter({ indented }: JsonLayout): RecordWriter {
  return {
    page: (records) => records.map((record) => `${toJson(record, indented ? 2 : undefined)}\n`).join(''),
    end: () => '',
  }
}

function csvWriter({ header, delimiter, lineEnd, bom }: CsvLayout): RecordWriter {
  const lines = (rows: readonly (readonly unknown[])[]): string =>
    stringify(
      rows.map((row) => row.map(toCell)),
      { delimiter, record_delimiter: lineEnd },
    )
  let begin = `${bom ? '\uFEFF' : ''}${lines([header])}`
  return {
    page(records) {
      const text =
        begin + lines(records.map((record) => header.map((name) => (record as Record<string, unknown>)[name])))
      begin = ''
      return text
    },
    end: () => begin,
  }
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return isDate(value) ? value.toISOString() : toJson(value)
}

/** JSON with numbers to the last digit, and bytes as hex. */
function toJson(value: unknown, indent?: number): string {
  const replace = (_: string, part: unknown): unknown => {
    if (typeof part === 'bigint') return rawNumber(part.toString())
    if (isRawNumber(part)) return part
    return part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part
  }
  return JSON.stringify(value, replace, indent) ?? 'null'
}
