import { resolve } from 'node:path'

/** The repository. */
export const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Prints what a check found and sets the exit code. Does nothing when the check was imported, not run.
 *
 * @param {string} file - `import.meta.filename` of the check.
 * @param {string} title - What was checked, e.g. `imports stay inside their layer`.
 * @param {(root: string) => string[]} check - Gives one line for each problem.
 */
export function reportWhenRun(file, title, check) {
  if (process.argv[1] === undefined || resolve(process.argv[1]) !== file) return
  const problems = check(ROOT)
  for (const problem of problems) console.error(problem)
  console.log(problems.length === 0 ? `ok: ${title}` : `failed: ${title} (${problems.length} problems)`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
