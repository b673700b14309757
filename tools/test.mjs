/**
 * `npm test`, `npm run test:deep` (`--deep`), `npm run check` (`--only checks`).
 *
 * Runs every stage although one failed, so that all failures show; `--only <stage>` (repeatable) runs some. Every
 * test that ran is counted, every check is one. The last line is `tests: N passed, N failed, N skipped`.
 */
import { parseArgs, styleText } from 'node:util'
import { mariadbOrReason } from './databases/index.mjs'
import { runStage } from './lib/run-stage.mjs'
import { addTotals, formatTotals } from './lib/totals.mjs'
import { checks, deep, quick } from './stages.mjs'

const { values } = parseArgs({
  options: { deep: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
})

/** @param {readonly string[]} names */
function choose(names) {
  const all = values.deep ? deep : quick
  if (names.length === 0) return all
  const unknown = names.filter((name) => name !== 'checks' && !all.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    console.error(`unknown stage: ${unknown.join(', ')}; there are: checks, ${all.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  return all.filter((stage) => names.includes(stage.name) || (names.includes('checks') && checks.includes(stage)))
}

if (values.only.length === 0) mariadbOrReason() // says once what all stages skip

const results = []
for (const stage of choose(values.only)) {
  console.log(styleText('bold', `\n== ${stage.name} ==`))
  const startedAt = performance.now()
  const totals = await runStage(stage)
  results.push({ name: stage.name, totals, seconds: (performance.now() - startedAt) / 1000 })
}

console.log(styleText('bold', '\n== summary =='))
for (const { name, totals, seconds } of results) {
  const state = totals.failed === 0 ? styleText('green', 'ok    ') : styleText('red', 'failed')
  const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`
  const counts = `${totals.passed} passed, ${totals.failed} failed${skipped}`
  console.log(`${state} ${name.padEnd(26)} ${counts.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`)
}
const sum = addTotals(results.map(({ totals }) => totals))
console.log(formatTotals(sum))
process.exitCode = sum.failed === 0 ? 0 : 1
