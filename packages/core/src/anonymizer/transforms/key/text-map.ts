import { groupBy } from '../../../internal/list.js'
import type { KeyRing, Permutation } from '../../keys/key-ring.js'
import { readDigits, writeDigits } from './digits.js'
import { readKeyShape, withBody, type Alphabet, type KeyShape } from './key-shape.js'
import { uuidMap, type KeyMap } from './uuid-map.js'
import { widePermutation } from './wide-permutation.js'

/** A text on its way: where it stands, what it was, what it is by now. */
interface Walker {
  readonly at: number
  readonly shape: KeyShape
  text: string
  now: KeyShape
}

/**
 * Permutes text keys: each among those of its shape, the same prefix, punctuation, length and alphabet. What leaves its shape
 * on the way is sent through again until it is back (cycle walking), so shapes never mix and no two texts become one.
 *
 * @param checkSize - Called with the number of texts of a shape's alphabet and length before any is replaced; throws when
 * they are too few.
 */
export function textMap(keys: KeyRing, domain: string, checkSize: (size: bigint) => void): KeyMap {
  const uuids = uuidMap(keys, domain)
  const bodies = bodyPermutations(keys, domain, checkSize)
  return (texts) => {
    const results = [...texts]
    let pending = texts.map((text, at): Walker => {
      const shape = readKeyShape(text)
      return { at, shape, text, now: shape }
    })
    while (pending.length > 0) {
      for (const group of byPermutation(pending)) stepGroup(group, bodies, uuids)
      for (const walker of pending) results[walker.at] = walker.text
      pending = pending.filter(({ now, shape }) => now.id !== shape.id)
    }
    return results
  }
}

/** Walkers that one permutation serves: those of one alphabet and length. */
function byPermutation(walkers: readonly Walker[]): Iterable<readonly Walker[]> {
  return groupBy(walkers, ({ shape: { alphabet, body, id } }) =>
    alphabet === undefined ? id : `${alphabet.name} ${body.length}`,
  ).values()
}

type Bodies = (alphabet: Alphabet, length: number) => Permutation | undefined

function bodyPermutations(keys: KeyRing, domain: string, checkSize: (size: bigint) => void): Bodies {
  const known = new Map<string, Permutation | undefined>()
  return (alphabet, length) => {
    const name = `${alphabet.name} ${length}`
    if (known.has(name)) return known.get(name)
    const size = BigInt(alphabet.letters.length) ** BigInt(length)
    checkSize(size)
    const permutation = size < 2n ? undefined : widePermutation(keys, `${domain}/text ${name}`, size)
    known.set(name, permutation)
    return permutation
  }
}

/** One step of all walkers of a group. */
function stepGroup(group: readonly Walker[], bodies: Bodies, uuids: KeyMap): void {
  const [{ shape: first }] = group as [Walker]
  const { alphabet } = first
  const images = alphabet === undefined ? stepUuids(group, first, uuids) : stepBodies(group, alphabet, bodies)
  group.forEach((walker, i) => {
    walker.text = images[i] as string
    walker.now = readKeyShape(walker.text)
  })
}

function stepUuids(group: readonly Walker[], { upper }: KeyShape, uuids: KeyMap): readonly string[] {
  const images = uuids(group.map(({ text }) => text.toLowerCase()))
  return upper ? images.map((image) => image.toUpperCase()) : images
}

function stepBodies(group: readonly Walker[], alphabet: Alphabet, bodies: Bodies): readonly string[] {
  const { letters } = alphabet
  const { length } = (group[0] as Walker).shape.body
  const permutation = bodies(alphabet, length)
  if (permutation === undefined) return group.map(({ text }) => text)
  const images = permutation.apply(group.map(({ text, shape }) => readDigits(bodyOf(text, shape), letters)))
  return images.map((image, i) => {
    const { text, shape } = group[i] as Walker
    return withBody(text, shape, writeDigits(image, letters, length))
  })
}

/** The letters and digits at the places of the original's body, whatever shape the text has by now. */
function bodyOf(text: string, { start, body }: KeyShape): string {
  const rest = text.slice(start)
  return rest.length === body.length ? rest : rest.replace(/[^A-Za-z\d]+/g, '')
}
