import { expect, it } from '@jest/globals'
import { EXAMPLES } from './testing/catalogue.js'
import { bindTo } from './testing/mask-texts.js'
import { countCollisions, mostCollisions } from './transforms.laws.js'

const VALUES = 1_000_000

for (const example of EXAMPLES) {
  if (example.promise === 'lossy') continue
  it(`keeps a million values apart as well as it promises: ${example.name}`, async () => {
    const mask = await bindTo(example.transform, { unique: example.unique ?? false })
    expect(mask.guarantee.kind).toBe(example.promise)
    expect(countCollisions(example, mask, VALUES)).toBeLessThanOrEqual(mostCollisions(mask, VALUES))
  }, 300_000)
}
