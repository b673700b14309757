import { MOST_THREADS } from '../../anonymizer/request.js'
import { badValue } from '../../errors/cli.js'
import { readWholeNumber } from './read-values.js'

/** Rows of a page, from 1. */
export function readPageRows(value: string): number {
  const rows = readWholeNumber('--page-rows', value)
  if (rows >= 1) return rows
  throw badValue('--page-rows', value, 'a whole number from 1')
}

/** Threads that replace values. */
export function readThreads(value: string): number {
  const threads = readWholeNumber('--threads', value)
  if (threads <= MOST_THREADS) return threads
  throw badValue('--threads', value, `a whole number from 0 to ${MOST_THREADS}`)
}

/** The name that the report's two files share: `audit` for `audit`, `audit.json` and `audit.html`. */
export function readReportFile(value: string): string {
  const name = value.replace(/\.(json|html)$/, '')
  if (/[^/\\\s.][^/\\]*$/.test(name)) return name
  throw badValue('--report', value, 'the name of a file')
}
