/**
 * One way to write the data set.
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {() => Promise<void>} prepare - Empties the tables; not timed.
 * @property {() => Promise<number | Spent | void>} write - Timed, unless it gives the milliseconds itself.
 */

/** @typedef {{ ms: number, cpuMs?: number }} Spent - `cpuMs`: of the processor, by the contestant's own programs. */

/**
 * @typedef {object} Result - Medians over the rounds.
 * @property {string} name
 * @property {number} ms
 * @property {number} [cpuMs]
 * @property {number} ratio - Of the speed to that of the first.
 * @property {readonly number[]} times - Milliseconds of each round.
 */

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
  /** @type {number[][]} */
  const cpuTimes = contestants.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    const order = contestants.map((_, i) => i)
    for (const i of round % 2 === 0 ? order : order.toReversed()) {
      const { prepare, write } = contestants[i]
      await prepare()
      const began = performance.now()
      const told = await write()
      const elapsedMs = performance.now() - began
      times[i][round] = typeof told === 'number' ? told : (told?.ms ?? elapsedMs)
      if (typeof told === 'object' && told.cpuMs !== undefined) cpuTimes[i].push(told.cpuMs)
    }
  }
  return contestants.map(({ name }, i) => ({
    name,
    ms: median(times[i]),
    ...(cpuTimes[i].length === 0 ? {} : { cpuMs: median(cpuTimes[i]) }),
    ratio: median(times[i].map((ms, round) => times[0][round] / ms)),
    times: times[i],
  }))
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** @param {string} title @param {readonly Result[]} results @param {number} rows */
export function printTable(title, results, rows) {
  const withCpu = results.some(({ cpuMs }) => cpuMs !== undefined)
  const lines = results.map(({ name, ms, cpuMs, ratio }) => [
    name,
    showTime(ms),
    ...(withCpu ? [cpuMs === undefined ? '' : `CPU ${showTime(cpuMs)}`] : []),
    `${Math.round((rows / ms) * 1000).toLocaleString('en-US')} rows/s`,
    `${ratio.toFixed(ratio < 0.1 ? 3 : 2)} x`,
  ])
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)))
  console.log(`\n${title}`)
  for (const line of lines) {
    console.log(`  ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`)
  }
}

/** @param {number} ms */
function showTime(ms) {
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`
}
