import { describe, expect, it } from '@jest/globals'
import * as attacks from './testing/attacks.js'
import { keyedScene, naiveScene } from './testing/system.js'

// Each attack must succeed against code that is known to be weak: an attack that never succeeds proves nothing.
describe.each([
  ['trying all identifiers', attacks.tryAllIdentifiers, 1],
  ['replaying the stream', attacks.replayTheStream, 0.9],
  ['joining two releases', attacks.joinReleases, 0.9],
  ['averaging the noise', attacks.averageTheNoise, 0.9],
  ['joining two columns', attacks.joinColumns, 1],
  ['matching frequencies', attacks.matchFrequencies, 0.9],
])('%s', (_, attack, atLeast) => {
  it('breaks a naive anonymizer', async () => {
    expect(await attack(naiveScene)).toBeGreaterThanOrEqual(atLeast)
  })

  it('learns nothing from ours', async () => {
    expect(await attack(keyedScene)).toBe(0)
  })
})

describe('20,000 e-mail addresses', () => {
  it('meet in a naive anonymizer', async () => {
    expect(await attacks.meetDuplicates(naiveScene)).toBeGreaterThan(0)
  })

  it('all differ in ours', async () => {
    expect(await attacks.meetDuplicates(keyedScene)).toBe(0)
  })
})
