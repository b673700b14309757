import type { RunReport } from '../../seeder/reports.js'
import type { Paint } from '../io.js'
import { formatCount, formatDuration } from './format.js'
import { printNotes } from './notes.js'
import { layOutTable } from './table.js'
import { describeTarget } from '../../guard/describe-target.js'

/** The table of what was written, then seed, mode and fingerprint. */
export function printRun(report: RunReport, verbose: boolean, paint: Paint): string {
  const columns = [
    { title: 'Entity' },
    { title: 'Rows', right: true },
    { title: 'Time', right: true },
    ...(verbose ? [{ title: 'Table' }, { title: 'Fingerprint' }] : []),
  ]
  const rows = report.entities.map((entity) => [
    entity.entity,
    formatCount(entity.rows),
    formatDuration(entity.elapsedMs),
    ...(verbose ? [entity.table, entity.fingerprint] : []),
  ])
  const { seed, locale, now, mode, through } = report
  return [
    layOutTable(columns, rows, paint, ['Total', formatCount(report.rows), formatDuration(report.elapsedMs)]),
    '',
    `seed ${seed}  ${locale}  now ${now}  ${mode}  ${through}  ${describeTarget(report.target)}`,
    `fingerprint ${paint('cyan', report.fingerprint)}`,
    ...printNotes(report.notes, verbose, paint),
    ...(report.dryRun ? [paint('yellow', 'Dry run: nothing was written.')] : []),
  ].join('\n')
}
