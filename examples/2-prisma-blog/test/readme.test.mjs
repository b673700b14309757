import { describe, it } from 'node:test'
import { checkReadme, useExample } from '../../../tools/examples/index.mjs'

const example = useExample(import.meta.dirname, { orm: 'prisma', built: false, generated: ['generated'] })

describe('the README', () => {
  it('has commands that do in a clean copy what it says', () => checkReadme(example))
})
