import { describe, it } from 'node:test'
import { checkReadme, useExample } from '../../../tools/examples/index.mjs'

const example = useExample(import.meta.dirname, { orm: 'typeorm', built: false })
const another = useExample(import.meta.dirname, { orm: 'typeorm', built: false })

describe('the README', () => {
  it('has commands that do in a clean copy what it says', () => checkReadme(example))

  it('has commands that copy the shop without its people', () => checkReadme(another, 'A copy without its people'))
})
