import type { Explanation } from '../../seeder/reports.js'
import type { Paint } from '../io.js'
import { formatValue } from './format.js'

/** One cell as a small tree: value, rule, seed, and what it read. Long values are cut unless `verbose`. */
export function printExplanation(report: Explanation, verbose: boolean, paint: Paint): string {
  const show = (value: unknown): string => formatValue(value, verbose ? Infinity : 200)
  const draws = report.draws === 1 ? '1 draw' : `${report.draws} draws`
  return [
    paint('bold', report.path),
    `  value  ${paint('cyan', show(report.value))}`,
    `  rule   ${report.rule}`,
    `  seed   ${report.seed}, ${draws}`,
    ...(report.reads.length === 0 ? [] : ['  reads']),
    ...report.reads.map(
      ({ path, value }, i) =>
        `  ${i === report.reads.length - 1 ? '\u2514\u2500' : '\u251c\u2500'} ${path} = ${show(value)}`,
    ),
  ].join('\n')
}
