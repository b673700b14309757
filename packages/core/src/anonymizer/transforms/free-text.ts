import { CellSource } from '../../random/source.js'
import type { Kind } from '../kind.js'
import { textKind, textOf } from '../kinds/text.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { checkType, lengthLimit } from './check-type.js'
import { createTransform } from './create-transform.js'
import { loremLike, wordsByLength } from './free-text/lorem.js'
import { replaceSpans } from './free-text/replace-spans.js'
import { bindSpans } from './free-text/span-masks.js'

export interface FreeTextOptions extends CommonOptions {
  /**
   * True replaces only what is found: e-mail addresses, phone numbers, IP addresses, cards, IBANs and web addresses, by the
   * transforms and in the domains of columns. **Everything else stays**, names of people included. It is best effort: what no
   * pattern knows is missed. False (unless told) replaces the whole text.
   */
  readonly detect?: boolean
}

/**
 * Replaces texts that people wrote by filler words of the configured locale: the same lines and sentences, about as long and
 * never longer. Keyed by the text, so equal texts get equal ones; short ones that many share (`yes`) can be told by how often
 * they occur.
 *
 * @throws {SeedError} when bound, `MASK.TYPE`.
 */
export function freeText(options: FreeTextOptions = {}): Transform {
  const { detect = false, ...common } = options
  const transform = createTransform({
    name: 'freeText',
    common,
    options: { detect },
    bind: async (field, context) => {
      checkType('freeText', field, ['text'], 'text')
      const filler = createFiller(context, transform.domain)
      return detect ? bindDetect(field, context, filler) : maskOf((cells) => filler(cells.normal))
    },
  })
  return transform
}

const proseKind: Kind = { ...textKind, name: 'prose' }

function maskOf(replace: Mask['replace']): Mask {
  return { kind: proseKind, guarantee: { kind: 'lossy' }, replace }
}

type Filler = (texts: readonly string[]) => readonly string[]

function createFiller({ keys, words }: MaskContext, domain: string): Filler {
  const prf = keys.prf(`${domain}/prose`)
  const lists = wordsByLength(words.lorem)
  const source = new CellSource()
  return (texts) => {
    const tags = prf.tags(texts)
    return texts.map((text, i) => {
      source.point(tags.word(i, 0), tags.word(i, 1), tags.word(i, 2), tags.word(i, 3))
      return loremLike(text, lists, source)
    })
  }
}

async function bindDetect(field: MaskedField, context: MaskContext, filler: Filler): Promise<Mask> {
  const masks = await bindSpans(field, context)
  const limit = lengthLimit(field.type)
  return maskOf((cells) => {
    const originals = cells.values.map(textOf)
    const texts = replaceSpans(originals, cells, masks)
    const isLonger = texts.map((text) => [...text].length > limit)
    // What no longer fits is replaced as a whole: cut off, it could end within an address.
    const filled = isLonger.includes(true) ? filler(cells.normal) : []
    return texts.map((text, i) => (isLonger[i] === true ? (filled[i] as string) : text))
  })
}
