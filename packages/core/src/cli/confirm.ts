import type { Confirm } from '../seeder/reports.js'
import type { CommandIo } from './io.js'
import { formatTarget } from './print/target.js'

/**
 * Asks for the database's name on a terminal. A person must be on both ends: without one, nobody can answer and the guard
 * refuses. Leaving the prompt counts as a wrong answer.
 *
 * @param before - Called before anything is asked, to take away the progress line.
 */
export function createConfirm(io: CommandIo, before: () => void): Confirm {
  return async (target) => {
    if (io.stdin.isTTY !== true || io.stdout.isTTY !== true) return undefined
    before()
    const { isCancel, text } = await import('@clack/prompts')
    const answer = await text({
      message: `This removes rows from ${formatTarget(target)}. Type ${target.database} to go on:`,
      validate: (value) =>
        value === undefined || value === '' ? 'Type the name, or press Ctrl-C to leave.' : undefined,
    })
    return isCancel(answer) ? '' : answer
  }
}
