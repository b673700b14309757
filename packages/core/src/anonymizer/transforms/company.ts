import { keyedSource } from '../../random/source.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { TextDraw } from '../../values/template.js'
import { createCompany } from '../../values/text/business.js'
import type { Tags } from '../keys/key-ring.js'
import { companyKind } from '../kinds/company.js'
import { tagRoom } from '../people/tagged.js'
import { fits, textLimit } from '../people/text-field.js'
import type { Cells, CommonOptions, Guarantee, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

export interface CompanyOptions extends CommonOptions {
  /**
   * Adds a tag, so that different companies keep different names: `Brown Group 7k2mq9xw3tz5ab4c`. True in unique fields unless
   * told. Say the same for all fields that must agree.
   */
  readonly distinct?: boolean
  /** Longest replacement, in characters; what the field holds unless told. See `email()`. */
  readonly maxLength?: number
}

/** Characters that a made-up name is cut to at most. */
const SHORTEST = 4

/** Names tried before one is cut. */
const TRIES = 16

/**
 * Replaces names of companies by made-up ones in the words of the locale; a function of the name, its case, width of letters
 * and spaces aside. Different companies may share a name, unless `distinct`: then they meet with probability 2^-80, or more
 * where the field is short: the words go first, then the tag loses 5 bits with each character.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.OPTION`, `MASK.TOO_SHORT` below 4 characters, with a tag below 8.
 */
export function company(options: CompanyOptions = {}): Transform {
  const { distinct, maxLength } = options
  return createTransform({
    name: 'company',
    common: options,
    options: withoutUndefined({ distinct, maxLength }),
    bind: (field, context) => bindCompany(field, context, options),
  })
}

function bindCompany(field: MaskedField, context: MaskContext, options: CompanyOptions): Mask {
  const { domain = 'company', distinct = field.unique, maxLength } = options
  const limit = textLimit('company', field, SHORTEST, maxLength)
  const room = distinct ? tagRoom('company', field, limit, 0) : { characters: 0, bits: 0 }
  const draw = createCompany(context.words)
  const replace = ({ normal }: Cells): readonly string[] => {
    const tags = context.keys.prf(`${domain}/company`).tags(normal)
    const words = limit - (distinct ? room.characters + 1 : 0)
    return normal.map((_, at) => {
      const name = words < SHORTEST ? '' : drawName(draw, tags, at, words)
      return distinct ? `${name} ${tags.base32(at, room.characters)}`.trimStart() : name
    })
  }
  const guarantee: Guarantee = distinct ? { kind: 'bounded', bits: room.bits } : { kind: 'lossy' }
  // Tags are lower case, so names differ under `lower()` as well.
  return { kind: companyKind, guarantee, caseless: distinct, replace }
}

/** Draws from a stream of its own for each tag. */
function drawName(draw: TextDraw, tags: Tags, at: number, limit: number): string {
  const source = keyedSource({ hi: tags.word(at, 2), lo: tags.word(at, 3) })
  let name = draw(source)
  for (let i = 1; i < TRIES && !fits(name, limit); i++) name = draw(source)
  return fits(name, limit) ? name : cut(name, limit)
}

/** The first words that fit; part of the first where none does. */
function cut(name: string, limit: number): string {
  const start = [...name].slice(0, limit).join('')
  return /^(.{3,}?)[\s,-]*\s\S*$/su.exec(start)?.[1] ?? start.trim()
}
