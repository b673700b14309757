import type { LeakReport } from '../../anonymizer/reports.js'
import type { Paint } from '../io.js'
import { formatCount } from './format.js'
import { layOutTable } from './table.js'

/** Where originals were found, where nobody could look, and the verdict. No original is shown. */
export function printLeakReport(leaks: LeakReport, paint: Paint): readonly string[] {
  const { findings, unverified, originals, values } = leaks
  return [
    ...(findings.length === 0 ? [] : [printFindings(leaks, paint), '']),
    ...unverified.map(({ place, why }) => `${paint('yellow', 'Not looked at:')} ${place}, ${why}`),
    `Leak scan: ${verdict(leaks, paint)}, ${formatCount(originals)} originals looked for in ${formatCount(values)} values`,
  ]
}

function printFindings({ findings }: LeakReport, paint: Paint): string {
  const columns = [
    { title: 'Leak' },
    { title: 'Values of' },
    { title: 'How' },
    { title: 'Count', right: true },
    { title: 'By chance', right: true },
  ]
  const lines = findings.map(({ place, from, how, count, expected }) => [
    place,
    from.join(', '),
    how,
    formatCount(count),
    expected === undefined ? '' : formatCount(expected),
  ])
  return layOutTable(columns, lines, paint)
}

const COLOURS = { PASS: 'green', FAIL: 'red', UNVERIFIED: 'yellow' } as const

function verdict({ verdict: word }: LeakReport, paint: Paint): string {
  return paint(COLOURS[word], word)
}
