import type { LeakReport } from '../../anonymizer/reports.js'
import type { Paint } from '../io.js'
import { formatCount, formatDuration } from './format.js'
import { printLeakReport } from './leak-report.js'

/** What a scan found and could not look at, the verdict, and how long it took. */
export function printLeakScan(report: LeakReport, paint: Paint): string {
  const { verdict, values, elapsedMs, cpuMs } = report
  const rate = cpuMs > 0 ? `, ${formatCount(values / (cpuMs / 1000))} values a second of the processor` : ''
  return [
    ...printLeakReport(report, paint),
    paint('dim', `${formatDuration(elapsedMs)}${rate}`),
    ...(verdict === 'UNVERIFIED'
      ? ['Nothing was found, but not everything could be looked at: nothing is proven.']
      : []),
  ].join('\n')
}
