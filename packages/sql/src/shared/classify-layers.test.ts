import { describe, expect, it } from '@jest/globals'
import type { StoreFailure } from '@seed/core/adapter'
import { classifyLayers } from './classify-layers.js'
import { rememberRow } from './failed-row.js'

const byCode = (error: unknown): StoreFailure | undefined => {
  const { code } = error as { code?: unknown }
  return code === undefined ? undefined : { kind: code === 'inner' ? 'unique' : 'other' }
}
const inner = (): Error => Object.assign(new Error('inner'), { code: 'inner' })

describe('classifyLayers', () => {
  it.each([
    ['a bare error', (error: Error) => error],
    ['driverError', (error: Error) => Object.assign(new Error('outer'), { code: 'outer', driverError: error })],
    ['cause', (error: Error) => new Error('outer', { cause: error })],
    ['original, beside items of a validation', (error: Error) => ({ errors: [{ code: 'item' }], original: error })],
    ['parent', (error: Error) => ({ parent: error })],
    ['the first of several', (error: Error) => new AggregateError([error, new Error('second')])],
    ['several layers', (error: Error) => ({ code: 'outer', cause: { code: 'middle', driverError: error } })],
  ])('asks the innermost first: %s', (_name, wrap) => {
    expect(classifyLayers(wrap(inner()), byCode)).toEqual({ kind: 'unique' })
  })

  it('asks the outer ones when the inner ones say nothing', () => {
    expect(classifyLayers({ code: 'outer', cause: new Error('mine') }, byCode)).toEqual({ kind: 'other' })
  })

  it('takes the row from whichever layer was thrown while writing', () => {
    const outer = new Error('outer', { cause: inner() })
    rememberRow(outer, 41)
    rememberRow(outer, 7)
    expect(classifyLayers(outer, byCode)).toEqual({ kind: 'unique', row: 41 })
    expect(classifyLayers(outer, () => ({ kind: 'check', row: 3 }))).toEqual({ kind: 'check', row: 3 })
  })

  it('says nothing of what is none of the database’s, and comes to an end', () => {
    const round: { cause?: unknown } = {}
    round.cause = round
    for (const error of [new Error('mine'), 'text', 7, null, undefined, round]) {
      expect(classifyLayers(error, byCode)).toBeUndefined()
    }
  })
})
