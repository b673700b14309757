/**
 * How many tests a stage really ran, and how they ended.
 *
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Totals} */
export const NONE = { passed: 0, failed: 0, skipped: 0 }

/** @param {readonly Totals[]} all @returns {Totals} */
export const addTotals = (all) =>
  all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    NONE,
  )

/** The last line of `npm test`. @param {Totals} totals */
export const formatTotals = ({ passed, failed, skipped }) =>
  `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`

/** Reads such a line again. @param {string} line @returns {Totals | undefined} */
export function parseTotals(line) {
  const match = /^tests: (\d+) passed, (\d+) failed, (\d+) skipped$/.exec(line.trim())
  return match === null ? undefined : { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3]) }
}

/** A stage that ended badly has at least one failure, and one that ran nothing is a failure. @param {Totals} totals @param {number} exitCode @returns {Totals} */
export function judgeStage(totals, exitCode) {
  const ran = totals.passed + totals.failed + totals.skipped
  return totals.failed === 0 && (exitCode !== 0 || ran === 0) ? { ...totals, failed: 1 } : totals
}

/** What `jest --json` wrote. A file that could not be loaded is one failure. @param {any} result @returns {Totals} */
export const totalsOfJest = (result) => ({
  passed: result.numPassedTests,
  failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
  skipped: result.numPendingTests + result.numTodoTests,
})

/** The last lines of the TAP report of `node --test`. @param {string} tap @returns {Totals} */
export function totalsOfTap(tap) {
  const count = (/** @type {string} */ word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0)
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  }
}

/**
 * The tasks in Nx's own record of its last run. What they depend on counts only when it failed.
 *
 * @param {any} record
 * @param {readonly string[]} targets
 * @returns {Totals}
 */
export const totalsOfNx = (record, targets) => ({
  passed: record.tasks.filter((/** @type {any} */ { status, target }) => status === 0 && targets.includes(target))
    .length,
  failed: record.tasks.filter((/** @type {any} */ { status }) => status !== 0).length,
  skipped: 0,
})
