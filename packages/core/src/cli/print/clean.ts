import type { CleanReport } from '../../seeder/reports.js'
import type { Paint } from '../io.js'
import { formatCount, formatDuration } from './format.js'
import { layOutTable } from './table.js'
import { describeTarget } from '../../guard/describe-target.js'

/** The table of what was removed. */
export function printClean(report: CleanReport, paint: Paint): string {
  if (report.runs === 0) return `Nothing was seeded into ${describeTarget(report.target)}, so nothing was removed.`
  const rows = report.entities.map((entity) => [entity.entity, formatCount(entity.rows)])
  const total = report.entities.reduce((sum, entity) => sum + entity.rows, 0)
  const columns = [{ title: 'Entity' }, { title: 'Removed', right: true }]
  const runs = report.runs === 1 ? '1 run' : `${formatCount(report.runs)} runs`
  return [
    layOutTable(columns, rows, paint, ['Total', formatCount(total)]),
    '',
    `${runs} removed from ${describeTarget(report.target)} in ${formatDuration(report.elapsedMs)}`,
  ].join('\n')
}
