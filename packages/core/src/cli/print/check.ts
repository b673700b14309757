import type { CheckFinding, CheckReport } from '../../anonymizer/reports.js'
import type { Paint } from '../io.js'
import { formatCount } from './format.js'
import { layOutTable } from './table.js'

/** What has to be done before everything is classified and replaced. */
export function printCheck({ file, fields, findings }: CheckReport, paint: Paint): string {
  return [
    ...(findings.length === 0 ? [] : [printCheckFindings(findings, paint), '']),
    `${formatCount(fields)} ${fields === 1 ? 'field' : 'fields'} against ${file}: ${verdict(findings.length, paint)}`,
  ].join('\n')
}

/** The table of findings and what to do about each. */
export function printCheckFindings(findings: readonly CheckFinding[], paint: Paint): string {
  const columns = [{ title: 'Finding' }, { title: 'Field' }, { title: 'What to do' }]
  const rows = findings.map(({ kind, entity, field, message }) => [
    kind,
    field === '' ? entity : `${entity}.${field}`,
    message,
  ])
  return layOutTable(columns, rows, paint)
}

function verdict(findings: number, paint: Paint): string {
  if (findings === 0) return paint('green', 'everything is classified and replaced')
  return paint('red', findings === 1 ? '1 finding' : `${formatCount(findings)} findings`)
}
