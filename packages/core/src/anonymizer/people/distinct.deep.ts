import { expect, it } from '@jest/globals'
import { EXAMPLES } from './testing/catalogue.js'
import { bindTo } from './testing/mask-texts.js'
import { countDistinct } from './transforms.laws.js'

const VALUES = 1_000_000

for (const example of EXAMPLES) {
  it(`keeps a million values apart as well as it promises: ${example.name}`, async () => {
    const mask = await bindTo(example.transform, { unique: example.unique ?? false })
    const { guarantee } = mask
    if (guarantee.kind === 'lossy') return
    // The birthday bound, and six standard deviations of a Poisson number on top.
    const pairs = (VALUES * (VALUES - 1)) / 2
    const expected = guarantee.kind === 'bounded' ? pairs / 2 ** guarantee.bits : 0
    expect(VALUES - countDistinct(example, mask, VALUES)).toBeLessThanOrEqual(expected + 6 * Math.sqrt(expected))
  }, 300_000)
}
