import type { LeakReport } from '../../anonymizer/reports.js'
import type { Paint } from '../io.js'
import { formatCount, formatDuration } from './format.js'
import { layOutTable } from './table.js'

/** What a scan found, what it could not look at, and the verdict. */
export function printLeakReport(report: LeakReport, paint: Paint): string {
  const { originals, values, elapsedMs, cpuMs } = report
  const found = printLeakFindings(report, paint)
  const rate = cpuMs > 0 ? `, ${formatCount(values / (cpuMs / 1000))} a second of the processor` : ''
  return [
    ...(found === '' ? [] : [found, '']),
    `${formatCount(values)} values looked at for ${formatCount(originals)} originals in ${formatDuration(elapsedMs)}${rate}`,
    verdictLine(report, paint),
  ].join('\n')
}

/** The tables of findings and of places that stay open; empty when there are none. */
export function printLeakFindings({ findings, unverified }: LeakReport, paint: Paint): string {
  const open = unverified.map(({ place, why }) => [place, why])
  const parts = [
    ...(findings.length === 0 ? [] : [layOutTable(FOUND, findings.map(foundRow), paint)]),
    ...(open.length === 0 ? [] : [layOutTable([{ title: 'Not verified' }, { title: 'Why' }], open, paint)]),
  ]
  return parts.join('\n\n')
}

const FOUND = [
  { title: 'Leak' },
  { title: 'Values of' },
  { title: 'How' },
  { title: 'Count', right: true },
  { title: 'By chance', right: true },
]

function foundRow({ place, from, how, count, expected }: LeakReport['findings'][number]): readonly string[] {
  return [place, from.join(', '), how, formatCount(count), expected === undefined ? '' : formatCount(expected)]
}

function verdictLine({ verdict, findings, unverified }: LeakReport, paint: Paint): string {
  const open = `${formatCount(unverified.length)} ${unverified.length === 1 ? 'place' : 'places'}`
  switch (verdict) {
    case 'PASS':
      return `${paint('green', 'PASS')}: no original was found`
    case 'FAIL':
      return `${paint('red', 'FAIL')}: originals were found, ${formatCount(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}`
    case 'UNVERIFIED':
      return `${paint('yellow', 'UNVERIFIED')}: no original was found, but ${open} could not be looked at in full`
  }
}
