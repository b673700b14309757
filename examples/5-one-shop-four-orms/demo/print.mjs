/** @import { Cell } from '../demo.mjs' */

/** @param {number} ms */
const time = (ms) => (ms < 999.5 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

/**
 * One line an ORM, one column a database: rows, the time of the run and the first digits of the fingerprint.
 *
 * @param {readonly Cell[]} cells
 */
export function printMatrix(cells) {
  const databases = [...new Set(cells.map(({ database }) => database))]
  const orms = [...new Set(cells.map(({ orm }) => orm))]
  const find = (/** @type {string} */ orm, /** @type {string} */ database) =>
    cells.find((cell) => cell.orm === orm && cell.database === database)
  const lines = orms.map((orm) => [orm, ...databases.map((database) => describe(find(orm, database)))])
  const table = [['', ...databases], ...lines]
  const widths = table[0].map((_, i) => Math.max(...table.map((line) => line[i].length)))
  return table
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}

/** @param {Cell | undefined} cell */
function describe(cell) {
  if (cell === undefined) return ''
  const { rows, elapsedMs, findings, fingerprint } = cell
  const verdict = findings === 0 ? '' : `  ${findings} findings`
  return `${rows.toLocaleString('en-US')} rows  ${fingerprint.slice(0, 8)}  ${time(elapsedMs).padStart(6)}${verdict}`
}
