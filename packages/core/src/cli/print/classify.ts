import type { ClassifyReport, ClassProposal } from '../../anonymizer/reports.js'
import type { Paint } from '../io.js'
import { formatCount } from './format.js'
import { layOutTable } from './table.js'

/** What every field not yet classified probably is, and what nothing is known of. */
export function printClassify(report: ClassifyReport, paint: Paint): string {
  const { proposals, undecided } = report
  return [
    ...(proposals.length === 0 ? [] : [printProposals(proposals, paint), '']),
    ...(undecided.length === 0 ? [] : [printUndecided(undecided, paint), '']),
    printOutcome(report, paint),
    ...(undecided.length === 0 ? [] : [`To decide yourself: ${fieldCount(undecided.length)}, in ${report.file}.`]),
  ].join('\n')
}

function printProposals(proposals: readonly ClassProposal[], paint: Paint): string {
  const columns = [
    { title: 'Entity' },
    { title: 'Field' },
    { title: 'Class' },
    { title: 'Because' },
    { title: 'Replace by' },
  ]
  const rows = proposals.map((one) => [one.entity, one.field, one.class ?? '', one.reason, one.transform ?? ''])
  return layOutTable(columns, rows, paint)
}

function printUndecided(undecided: readonly ClassProposal[], paint: Paint): string {
  const rows = undecided.map(({ entity, field, reason }) => [entity, field, reason])
  return layOutTable([{ title: 'Entity' }, { title: 'Undecided' }, { title: 'Because' }], rows, paint)
}

function printOutcome({ file, written, fields, proposals }: ClassifyReport, paint: Paint): string {
  if (proposals.length === 0) return `${file}: ${fieldCount(fields)}, nothing to add`
  const added = `${fieldCount(proposals.length)} proposed`
  return written
    ? `${added}, ${paint('green', `written to ${file}`)}: review it like code`
    : `${added}; add --write to put them into ${file}`
}

function fieldCount(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'field' : 'fields'}`
}
