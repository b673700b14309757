import { describe, it } from '@jest/globals'
import fc from 'fast-check'
import { changesAreSeen, cleaningUndoesRuns, openDomain } from './clean.laws.js'

describe.each(['commit', 'statement'] as const)('laws of cleaning, keys checked at %s', (foreignKeys) => {
  const open = () => openDomain(foreignKeys)
  it('undoes any runs', () => fc.assert(cleaningUndoesRuns(open), { numRuns: 40, seed: 42 }))
  it('sees any change', () => fc.assert(changesAreSeen(open), { numRuns: 40, seed: 42 }))
})
