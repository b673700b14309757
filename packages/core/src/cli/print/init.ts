import type { InitReport } from '../init/report.js'
import type { Paint } from '../io.js'
import { printNotes } from './notes.js'

const WORDS = { written: 'Wrote', kept: 'Kept', planned: 'Would write' } as const

/** The files, then what to run next. */
export function printInit(report: InitReport, paint: Paint): string {
  const { adapter, installed, files, next, notes } = report
  return [
    `Adapter ${adapter}${installed ? '' : ', not installed yet'}`,
    ...files.flatMap(({ file, action, text }) => [
      `${WORDS[action]} ${paint('bold', file)}${action === 'kept' ? ', which was there already' : ''}`,
      ...(text === undefined
        ? []
        : text
            .trimEnd()
            .split('\n')
            .map((line) => (line === '' ? '' : `  ${line}`))),
    ]),
    ...printNotes(notes, true, paint),
    '',
    'Next:',
    ...next.map((command) => `  ${command}`),
  ].join('\n')
}
