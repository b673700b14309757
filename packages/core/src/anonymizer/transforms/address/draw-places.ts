import { drawPlace, type Place } from '../../../values/address.js'
import type { Vocabulary } from '../../../values/locale.js'
import { CellSource } from '../../../random/source.js'
import type { MaskContext } from '../../transform.js'

/** The made-up place of each subject; with other words where some would be too long. */
export type DrawPlaces = (subjects: readonly string[], words?: Vocabulary) => readonly Place[]

/**
 * Draws one place for each subject from the vocabulary's lists: a street, a city, a region and a postcode that agree, of no
 * real address but by chance. Transforms of one domain draw the same place.
 */
export function placeDrawer({ keys, words }: MaskContext, domain: string): DrawPlaces {
  const prf = keys.prf(`${domain}/place`)
  const source = new CellSource()
  return (subjects, own = words) => {
    const tags = prf.tags(subjects)
    return subjects.map((_, i) => {
      // All 128 bits: they are secret, and the draws tell nothing of them.
      source.point(signed(tags.word(i, 0)), signed(tags.word(i, 1)), signed(tags.word(i, 2)), signed(tags.word(i, 3)))
      return drawPlace(own, source)
    })
  }
}

/** The same 32 bits as a signed number, which the engine keeps in place; larger ones would be objects of their own. */
function signed(word: number): number {
  return word | 0
}
