import { relative } from 'node:path'
import type { Paint } from '../io.js'
import { formatCount, formatDuration, formatValue } from '../print/format.js'
import { printNotes } from '../print/notes.js'
import { layOutTable } from '../print/table.js'
import type { FileReport } from './report.js'

/** The report of a file for people. @param cwd - Folder that paths are shown from. */
export function printFileReport(report: FileReport, cwd: string, verbose: boolean, paint: Paint): string {
  return [
    report.dryRun ? printPreview(report, paint) : printFields(report, paint),
    '',
    summaryOf(report, cwd),
    ...printNotes(report.notes, verbose, paint),
  ].join('\n')
}

function printFields({ fields }: FileReport, paint: Paint): string {
  const counts = ['values', 'changed', 'unchanged', 'nulls', 'malformed'] as const
  return layOutTable(
    [
      { title: 'Field' },
      { title: 'Handler' },
      ...['Values', 'Changed', 'Unchanged', 'NULL', 'Malformed'].map((title) => ({ title, right: true })),
    ],
    fields.map((field) => [field.field, field.handler, ...counts.map((name) => formatCount(field[name]))]),
    paint,
  )
}

function printPreview({ preview }: FileReport, paint: Paint): string {
  return layOutTable(
    [{ title: 'Record', right: true }, { title: 'Field' }, { title: 'Looks like' }, { title: 'Becomes' }],
    preview.map(({ record, field, shape, masked }) => [formatCount(record), field, shape, formatValue(masked, 60)]),
    paint,
  )
}

function summaryOf(report: FileReport, cwd: string): string {
  const { input, output, records, result, keyId, mode, elapsedMs } = report
  const from = nameOf(input, 'standard input', cwd)
  const count = records === 1 ? '1 record' : `${formatCount(records)} records`
  const key = mode === 'throwaway' ? 'with a key that is gone' : `with key ${keyId} (${mode})`
  if (report.dryRun) return `${from}: ${count} looked at ${key}; nothing was written`
  const to = nameOf(output ?? '-', 'standard output', cwd)
  return `${from} -> ${to}: ${count} ${result} ${key} in ${formatDuration(elapsedMs)}`
}

function nameOf(path: string, stream: string, cwd: string): string {
  if (path === '-') return stream
  const near = relative(cwd, path)
  return near.startsWith('..') ? path : near
}
