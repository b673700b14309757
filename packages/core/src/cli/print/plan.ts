import type { PlanReport } from '../../seeder/reports.js'
import type { Paint } from '../io.js'
import { formatCount } from './format.js'
import { printNotes } from './notes.js'
import { layOutTable } from './table.js'
import { describeTarget } from '../../guard/describe-target.js'

/** The plan as a table in the order of writing, then what is guessed, then notes. */
export function printPlan(report: PlanReport, paint: Paint): string {
  const later = report.entities.some((entity) => entity.later.length > 0)
  const columns = [
    { title: 'Entity' },
    { title: 'Table' },
    { title: 'Rows', right: true },
    { title: 'From' },
    ...(later ? [{ title: 'Linked later' }] : []),
  ]
  const rows = report.entities.map((entity) => [
    entity.entity,
    entity.table,
    formatCount(entity.rows),
    entity.enumeratedBy.join(', '),
    ...(later ? [entity.later.join(', ')] : []),
  ])
  const total = report.entities.reduce((sum, entity) => sum + entity.rows, 0)
  return [
    layOutTable(columns, rows, paint, ['Total', '', formatCount(total)]),
    '',
    ...printGuesses(report, paint),
    `seed ${report.seed}  ${report.locale}  now ${report.now}  ${report.mode}  ${report.through}`,
    `${describeTarget(report.target)}  plan ${report.planHash}`,
    ...printNotes(report.notes, true, paint),
  ].join('\n')
}

function printGuesses(report: PlanReport, paint: Paint): readonly string[] {
  const guesses = report.entities.flatMap(({ entity, guessed }) =>
    guessed.map(({ field, as }) => [`${entity}.${field}`, as] as const),
  )
  return guesses.length === 0
    ? []
    : [layOutTable([{ title: 'No rule for' }, { title: 'Guessed to be' }], guesses, paint), '']
}
