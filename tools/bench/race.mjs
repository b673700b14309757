/**
 * One way to write the data set.
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {() => Promise<void>} prepare - Empties the tables; not timed.
 * @property {() => Promise<number | void>} write - Timed, unless it gives the milliseconds itself.
 */

/** @typedef {{ name: string, ms: number, ratio: number }} Result - Medians; `ratio` of the speed to that of the first. */

/**
 * Lets all contestants write in each round, in turned order every other time.
 *
 * @param {readonly Contestant[]} contestants
 * @param {number} rounds
 * @returns {Promise<Result[]>}
 */
export async function race(contestants, rounds) {
  /** @type {number[][]} */
  const times = contestants.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    const order = contestants.map((_, i) => i)
    for (const i of round % 2 === 0 ? order : order.toReversed()) {
      const { prepare, write } = contestants[i]
      await prepare()
      const began = performance.now()
      const told = await write()
      times[i][round] = typeof told === 'number' ? told : performance.now() - began
    }
  }
  return contestants.map(({ name }, i) => ({
    name,
    ms: median(times[i]),
    ratio: median(times[i].map((ms, round) => times[0][round] / ms)),
  }))
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** @param {string} title @param {readonly Result[]} results @param {number} rows */
export function printTable(title, results, rows) {
  const lines = results.map(({ name, ms, ratio }) => [
    name,
    ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`,
    `${Math.round((rows / ms) * 1000).toLocaleString('en-US')} rows/s`,
    `${ratio.toFixed(ratio < 0.1 ? 3 : 2)} x`,
  ])
  const widths = [0, 1, 2, 3].map((i) => Math.max(...lines.map((line) => line[i].length)))
  console.log(`\n${title}`)
  for (const line of lines) {
    console.log(`  ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`)
  }
}
