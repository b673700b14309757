import type { KeyMap } from './uuid-map.js'

/**
 * A map that leaves some keys as they are and still is a bijection: where the image of another key is one that stays, the map
 * is applied again until it is none.
 *
 * @param kept - Texts of the keys that stay.
 */
export function keepSome(map: KeyMap, kept: ReadonlySet<string> | undefined): KeyMap {
  if (kept === undefined || kept.size === 0) return map
  return (texts) => {
    const results = [...texts]
    let pending = texts.flatMap((text, i) => (kept.has(text) ? [] : [i]))
    while (pending.length > 0) {
      const images = map(pending.map((place) => results[place] as string))
      pending.forEach((place, i) => (results[place] = images[i] as string))
      pending = pending.filter((place) => kept.has(results[place] as string))
    }
    return results
  }
}
