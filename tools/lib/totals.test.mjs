import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  addTotals,
  formatTotals,
  judgeStage,
  NONE,
  parseTotals,
  totalsOfJest,
  totalsOfNx,
  totalsOfTap,
} from './totals.mjs'

describe('totals', () => {
  const some = { passed: 3, failed: 1, skipped: 2 }

  it('are added', () => assert.deepEqual(addTotals([some, some, NONE]), { passed: 6, failed: 2, skipped: 4 }))
  it('are read as they are written', () => assert.deepEqual(parseTotals(formatTotals(some)), some))
  it('are not read from another line', () => assert.equal(parseTotals('tests: many passed'), undefined))

  it('count a stage that ran nothing as failed', () => assert.equal(judgeStage(NONE, 0).failed, 1))
  it('count a stage that ended badly as failed', () => assert.equal(judgeStage({ ...some, failed: 0 }, 1).failed, 1))
  it('count a failure once', () => assert.deepEqual(judgeStage(some, 1), some))

  it('count a file that Jest could not load as failed', () =>
    assert.deepEqual(
      totalsOfJest({
        numPassedTests: 3,
        numFailedTests: 0,
        numRuntimeErrorTestSuites: 1,
        numPendingTests: 1,
        numTodoTests: 1,
      }),
      some,
    ))
  it('count what node --test reports', () =>
    assert.deepEqual(
      totalsOfTap('# tests 7\n# suites 9\n# pass 3\n# fail 0\n# cancelled 1\n# skipped 2\n# todo 0\n'),
      some,
    ))
  it('count tasks of Nx, and those they depend on when they failed', () => {
    const tasks = [0, 1].flatMap((status) => ['build', 'test'].map((target) => ({ status, target })))
    assert.deepEqual(totalsOfNx({ tasks }, ['test']), { passed: 1, failed: 2, skipped: 0 })
  })
})
