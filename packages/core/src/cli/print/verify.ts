import type { Finding, VerifyReport } from '../../seeder/reports.js'
import type { Paint } from '../io.js'
import { formatCount } from './format.js'
import { layOutTable } from './table.js'
import { describeTarget } from '../../guard/describe-target.js'

/** Rows of every entity and what does not hold. */
export function printVerify(report: VerifyReport, paint: Paint): string {
  const rows = report.rows.map((entity) => [entity.entity, formatCount(entity.rows)])
  const total = report.rows.reduce((sum, entity) => sum + entity.rows, 0)
  const checks = `${formatCount(report.checks)} ${report.checks === 1 ? 'check' : 'checks'}`
  return [
    layOutTable([{ title: 'Entity' }, { title: 'Rows', right: true }], rows, paint, ['Total', formatCount(total)]),
    '',
    ...(report.findings.length === 0 ? [] : [printFindings(report.findings, paint), '']),
    `${checks} on ${describeTarget(report.target)}: ${verdict(report.findings.length, paint)}`,
    ...(report.fingerprint === undefined ? [] : [`fingerprint ${paint('cyan', report.fingerprint)}`]),
  ].join('\n')
}

/** The table of findings, with the keys of the first rows. */
export function printFindings(findings: readonly Finding[], paint: Paint): string {
  const columns = [
    { title: 'Finding' },
    { title: 'Entity' },
    { title: 'Does not hold' },
    { title: 'Rows', right: true },
    { title: 'Keys' },
  ]
  const rows = findings.map(({ kind, entity, subject, count, sample }) => [
    kind,
    entity,
    subject,
    formatCount(count),
    count > sample.length && sample.length > 0 ? `${sample.join(', ')} ...` : sample.join(', '),
  ])
  return layOutTable(columns, rows, paint)
}

function verdict(findings: number, paint: Paint): string {
  if (findings === 0) return paint('green', 'everything holds')
  return paint('red', findings === 1 ? '1 finding' : `${formatCount(findings)} findings`)
}
