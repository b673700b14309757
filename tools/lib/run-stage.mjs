import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './report.mjs'
import { judgeStage, NONE, totalsOfJest, totalsOfNx, totalsOfTap } from './totals.mjs'

/**
 * One step of `npm test`.
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {'command' | 'nx' | 'jest' | 'node'} kind - `command` counts as one test; the others are asked what they ran.
 * @property {readonly string[]} run - A program of node_modules/.bin with its arguments; a target; options of Jest; patterns of files.
 * @property {Readonly<Record<string, string>>} [env]
 */

/** @typedef {import('./totals.mjs').Totals} Totals */

const jest = ['--experimental-vm-modules', '--no-warnings', join(ROOT, 'node_modules/jest/bin/jest.js')]
const nxRecord = join(ROOT, '.nx/cache/run.json')

/** Runs a program with the output passed through. @param {string} file @param {readonly string[]} args @param {Stage} stage @returns {Promise<number>} Its exit code; 1 when a signal ended it. */
function run(file, args, stage) {
  const path = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`
  const env = { ...process.env, PATH: path, NX_DAEMON: 'false', ...stage.env }
  const child = spawn(file, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** The programs behind the kinds: each gives the exit code and what was counted. `report` is a file to write to. @type {Record<Stage['kind'], (stage: Stage, report: string) => Promise<[number, Totals]>>} */
const runners = {
  async command(stage) {
    const [program = '', ...args] = stage.run
    const code = await run(program, args, stage)
    return [code, { ...NONE, [code === 0 ? 'passed' : 'failed']: 1 }]
  },
  async nx(stage) {
    rmSync(nxRecord, { force: true })
    const code = await run('nx', ['run-many', '--output-style=static-failures-only', '-t', ...stage.run], stage)
    return [code, existsSync(nxRecord) ? totalsOfNx(JSON.parse(readFileSync(nxRecord, 'utf8')), stage.run) : NONE]
  },
  async jest(stage, report) {
    const workers = `--maxWorkers=${Math.min(availableParallelism(), 4)}`
    const code = await run(
      process.execPath,
      [...jest, '--json', `--outputFile=${report}`, workers, ...stage.run],
      stage,
    )
    return [code, existsSync(report) ? totalsOfJest(JSON.parse(readFileSync(report, 'utf8'))) : NONE]
  },
  async node(stage, report) {
    const files = globSync(stage.run, { cwd: ROOT, exclude: (name) => name === 'node_modules' })
    if (files.length === 0) return [1, NONE] // `node --test` without files would look for some
    const reporters = [
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
    ]
    const code = await run(process.execPath, ['--test', '--test-concurrency=1', ...reporters, ...files.sort()], stage)
    return [code, existsSync(report) ? totalsOfTap(readFileSync(report, 'utf8')) : NONE]
  },
}

/**
 * Runs a stage and counts it.
 *
 * @param {Stage} stage
 * @returns {Promise<Totals>}
 */
export async function runStage(stage) {
  const folder = mkdtempSync(join(tmpdir(), 'seed-test-'))
  try {
    const [code, totals] = await runners[stage.kind](stage, join(folder, 'report'))
    return judgeStage(totals, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
