import { describeTarget } from '../guard/describe-target.js'
import type { Confirm } from '../seeder/reports.js'
import type { CommandIo } from './io.js'

/**
 * Asks for the database's name on a terminal. A person must be on both ends: without one, nobody can answer and the guard
 * refuses. Leaving the prompt counts as a wrong answer.
 *
 * @param before - Called before anything is asked, to take away the progress line.
 */
export function createConfirm(io: CommandIo, before: () => void): Confirm {
  return async (target) => {
    const { stdin: input, stdout: output } = io
    if (input.isTTY !== true || output.isTTY !== true) return undefined
    before()
    const { isCancel, text } = await import('@clack/prompts')
    const answer = await text({
      message: `This removes rows from ${describeTarget(target)}. Type ${target.database} to go on:`,
      validate: (value) =>
        value === undefined || value === '' ? 'Type the name, or press Ctrl-C to leave.' : undefined,
      input,
      output,
    })
    return isCancel(answer) ? '' : answer
  }
}
