import { expect, it } from '@jest/globals'
import { testKeys } from './testing/mask-texts.js'
import { writeBase32 } from './write-base32.js'

it('writes what tags spell', () => {
  const tags = testKeys().prf('base32').tags(['a', 'b', 'c'])
  for (let at = 0; at < 3; at++)
    for (let characters = 0; characters <= 25; characters++) {
      const into = Buffer.alloc(40, '-')
      expect(writeBase32(tags, at, characters, into, 5)).toBe(5 + characters)
      expect(into.toString('latin1')).toBe(`-----${tags.base32(at, characters)}`.padEnd(40, '-'))
    }
})
