import { describe, expect, it } from '@jest/globals'
import { redact, redactText } from './redact.js'

describe('credentials', () => {
  it.each([
    ['postgresql://ann:secret@db/shop', 'postgresql://db/shop'],
    ['postgresql://ann@db/shop', 'postgresql://db/shop'],
    ['see mysql://ann:s@c/r@t@db:3306/shop there', 'see mysql://db:3306/shop there'],
    ['two: a://u:p1@x/d and b://u:p2@y/d', 'two: a://x/d and b://y/d'],
    ['postgresql://db/shop?user=ann&password=secret&ssl=1', 'postgresql://db/shop?user=ann&password=***&ssl=1'],
  ])('of %s are taken out', (text, clean) => expect(redactText(text)).toBe(clean))

  it.each(['ann@example.com', 'file:./dev.db', 'https://example.com/a', 'users.email'])('are not in %s', (text) =>
    expect(redactText(text)).toBe(text),
  )

  it('are taken out wherever they are', () => {
    expect(redact({ a: [{ b: 'x://u:p@h' }], n: 1, none: null })).toEqual({ a: [{ b: 'x://h' }], n: 1, none: null })
  })
})
