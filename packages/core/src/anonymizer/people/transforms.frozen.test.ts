import { expect, it } from '@jest/globals'
import { EXAMPLES } from './testing/catalogue.js'
import { maskAll } from './testing/mask-texts.js'

/** What the first two values become under the fixed key, in English and in German. A change is a breaking change. */
const FROZEN: Readonly<Record<string, readonly unknown[]>> = {}

it.each(EXAMPLES)('keeps what it gives: $name', async ({ name, transform, value, unique = false, malformed }) => {
  const values = [value(1), value(2), malformed[0] ?? value(3)]
  const english = await maskAll(transform, values, { unique })
  const german = await maskAll(transform, values, { unique, locale: 'de' })
  expect([...english, ...german]).toEqual(FROZEN[name])
})
