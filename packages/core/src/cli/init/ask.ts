import type { CommandIo } from '../io.js'

/** Asks on a terminal; every answer may be undefined: the question was left with Ctrl-C. */
export interface Questions {
  readonly adapter: (found: readonly string[]) => Promise<string | undefined>
  readonly entity: (names: readonly string[], first: string | undefined) => Promise<string | undefined>
}

/** The questions of `seed init`; undefined where there is nobody to answer. */
export function createQuestions(io: CommandIo): Questions | undefined {
  const { stdin: input, stdout: output } = io
  if (input.isTTY !== true || output.isTTY !== true) return undefined
  const choose = async (
    message: string,
    values: readonly string[],
    initialValue: string | undefined,
  ): Promise<string | undefined> => {
    const { isCancel, select } = await import('@clack/prompts')
    const options = values.map((value) => ({ value, label: value }))
    const answer = await select({
      message,
      options,
      ...(initialValue === undefined ? {} : { initialValue }),
      input,
      output,
    })
    return isCancel(answer) ? undefined : answer
  }
  return {
    adapter: (found) => choose('package.json names several ORMs. Which one is it for?', found, undefined),
    entity: (names, first) => choose('Which entity shall the first seeder make rows of?', names, first),
  }
}
