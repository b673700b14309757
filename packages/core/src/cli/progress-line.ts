import type { Progress } from '../seeder/reports.js'
import { formatCount, formatDuration } from './print/format.js'
import type { Output } from './io.js'

/** One line on a terminal that is written over; nothing anywhere else. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void
  /** Wipes the line, so that other text can be written. */
  readonly clear: () => void
}

/** At most this often is the line written. */
const INTERVAL_MS = 100

/**
 * Shows progress with rate and time left.
 *
 * @param shown - False for `--quiet`. A stream that is no terminal shows nothing either.
 * @param clock - Milliseconds from any start; tests give their own.
 */
export function createProgressLine(
  stream: Output,
  shown: boolean,
  clock: () => number = () => performance.now(),
): ProgressLine {
  if (!shown || stream.isTTY !== true) return { update: () => undefined, clear: () => undefined }
  let written = -Infinity
  let dirty = false
  let start: Progress | undefined
  return {
    update(progress) {
      // Rate and time left are of the phase and entity at work: `elapsedMs` counts from the start of the run.
      if (start === undefined || start.phase !== progress.phase || progress.done < start.done) start = progress
      const now = clock()
      if (now - written < INTERVAL_MS) return
      written = now
      dirty = true
      // Some pseudo terminals say that they are 0 columns wide.
      stream.write(`\r\u001b[2K${describeProgress(progress, start).slice(0, (stream.columns || 80) - 1)}`)
    },
    clear() {
      if (dirty) stream.write('\r\u001b[2K')
      dirty = false
    },
  }
}

const DOING = {
  plan: 'Planning',
  write: 'Writing',
  update: 'Linking',
  read: 'Reading',
  clean: 'Removing',
  verify: 'Checking',
  mask: 'Masking',
  scan: 'Searching',
} as const

/** The text of the line. @param start - First report of the same phase. */
export function describeProgress(progress: Progress, start: Progress): string {
  const { done, total } = progress
  const seconds = (progress.elapsedMs - start.elapsedMs) / 1000
  const rate = seconds > 0 ? (done - start.done) / seconds : 0
  const parts = [
    progress.entity === undefined ? DOING[progress.phase] : `${DOING[progress.phase]} ${progress.entity}`,
    total > 0 ? `${formatCount(done)} of ${formatCount(total)}` : formatCount(done),
    ...(total > 0 ? [`${Math.floor(Math.min(1, done / total) * 100)} %`] : []),
    ...(rate > 0 ? [`${formatCount(rate)} rows/s`] : []),
    ...(rate > 0 && total > done ? [`${formatDuration(((total - done) / rate) * 1000)} left`] : []),
  ]
  return parts.join('  ')
}
