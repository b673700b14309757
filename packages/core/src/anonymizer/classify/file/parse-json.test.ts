import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { type JsonNode, parseJson } from './parse-json.js'

/** What was read, as JSON.parse gives it. */
function plain(node: JsonNode): unknown {
  if (node.kind === 'object')
    return Object.fromEntries([...node.members].map(([name, member]) => [name, plain(member)]))
  return Array.isArray(node.value) ? (node.value as readonly JsonNode[]).map(plain) : node.value
}

function attempt(read: () => unknown): { readonly value: unknown } | { readonly mistake: string } {
  try {
    return { value: read() }
  } catch (error) {
    return { mistake: String(error) }
  }
}

it('reads what JSON.parse reads, and refuses what it refuses', () => {
  const changed = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '[', '\\', '0', 'x', '\n'))
    .map(([text, at, sign]) => text.slice(0, at % (text.length + 1)) + sign + text.slice(at % (text.length + 1)))
  fc.assert(
    fc.property(changed, (text) => {
      const ours = attempt(() => plain(parseJson(text)))
      // The one thing that is refused here alone.
      fc.pre(!('mistake' in ours) || !ours.mistake.includes('is there twice'))
      const theirs = attempt(() => JSON.parse(text))
      expect('value' in ours).toBe('value' in theirs)
      if ('value' in ours) expect(ours).toEqual(theirs)
    }),
    { numRuns: 500 },
  )
})

it('says the line of every value', () => {
  const root = parseJson('\n{\n "a": 1,\n\n "b": {\n  "c": [] } }')
  const lines = (node: JsonNode): unknown =>
    node.kind === 'object' ? [node.line, ...[...node.members.values()].map(lines)] : node.line
  expect(lines(root)).toEqual([2, 3, [5, 6]])
})

it('reads a large file in time that grows with it alone', () => {
  const text = JSON.stringify(
    Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, { a: i }])),
    undefined,
    1,
  )
  const began = performance.now()
  parseJson(text)
  expect(performance.now() - began).toBeLessThan(5_000)
})
