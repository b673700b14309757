import { maskTooShort, maskType } from '../../../errors/mask.js'
import type { FieldType, Value } from '../../../schema/schema.js'
import type { Place } from '../../../values/address.js'
import type { Vocabulary } from '../../../values/locale.js'
import { typeText } from '../../classify/type-text.js'
import type { Kind } from '../../kind.js'
import { placeKind } from '../../kinds/place.js'
import type { Cells, CommonOptions, Guarantee, Mask, MaskContext, MaskedField, Transform } from '../../transform.js'
import { checkType, lengthLimit } from '../check-type.js'
import { createTransform } from '../create-transform.js'
import { placeDrawer } from './draw-places.js'
import { fitWords, postcodePatterns } from './fit-words.js'
import { fitsIn } from './fits-in.js'
import { createPartWriter, type PlacePart } from './place-parts.js'

/** The domain of all parts of an address, so that those of one subject agree. */
export const ADDRESS_DOMAIN = 'address'

interface PartSpec {
  readonly part: PlacePart
  readonly common: CommonOptions
  /** Types beside text. */
  readonly types?: readonly FieldType['kind'][]
  readonly kind?: (words: Vocabulary) => Kind
  readonly guarantee?: Guarantee
}

/**
 * Makes the transform of one column of an address. Columns of one subject and domain agree: their parts are of one made-up
 * place. Words that are too long for the column are replaced by shorter ones, in that column alone.
 */
export function partTransform(spec: PartSpec): Transform {
  const { part, common } = spec
  const { domain = ADDRESS_DOMAIN, ...rest } = common
  return createTransform({
    name: part,
    common: { ...rest, domain },
    bySubject: true,
    bind: (field, context) => bindPart(spec, domain, field, context),
  })
}

function bindPart(
  { part, types = [], kind, guarantee }: PartSpec,
  domain: string,
  field: MaskedField,
  context: MaskContext,
): Mask {
  const { words } = context
  checkType(part, field, ['text', ...types], `a ${part}`)
  if (field.type.kind === 'integer' && !postcodePatterns(words).every((pattern) => /^[#\d]+$/.test(pattern)))
    throw maskType(part, field.entity, field.name, typeText(field.type), 'postcodes that are no numbers')
  const limit = lengthLimit(field.type)
  const narrow = fitWords(words, part, limit)
  if (narrow === undefined) throw maskTooShort(part, field.entity, field.name, limit, neededLength(words, part))
  const draw = placeDrawer(context, domain)
  const write = createPartWriter(words, limit)
  return {
    kind: kind?.(words) ?? placeKind,
    guarantee: guarantee ?? { kind: 'lossy' },
    replace: ({ subjects, values }: Cells) => {
      const places = draw(subjects)
      let shorter: readonly Place[] | undefined
      return values.map((value, i) => {
        const original = typeof value === 'string' ? value : ''
        const text = write(part, places[i] as Place, original)
        if (fitsIn(text, limit)) return asIn(text, value)
        shorter ??= draw(subjects, narrow)
        return asIn(write(part, shorter[i] as Place, original), value)
      })
    },
  }
}

/** The fewest characters that some word of a part has. */
function neededLength(words: Vocabulary, part: PlacePart): number {
  let length = 1
  while (length < 100 && fitWords(words, part, length) === undefined) length++
  return length
}

/** A postcode that was kept as a number stays one. */
function asIn(text: string, original: Value | undefined): Value {
  if (typeof original === 'number') return Number(text.replace(/\D/g, ''))
  return typeof original === 'bigint' ? BigInt(text.replace(/\D/g, '')) : text
}
