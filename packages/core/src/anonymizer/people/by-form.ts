import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { textOf } from '../kinds/text.js'
import type { Cells, MaskContext } from '../transform.js'
import { createMalformedMask } from './malformed.js'

/** How the values of a kind that keep their form are replaced. */
export interface FormMask {
  readonly kind: Kind
  readonly domain: string
  /** Replaces proper values. */
  readonly proper: (values: readonly string[], normal: readonly string[]) => readonly string[]
  /** Makes up values where there is nothing to keep the form of: NULL, empty and blank texts that the policy wants replaced. */
  readonly fresh: (normal: readonly string[]) => readonly string[]
}

/** Parts the cells of a page into proper values, malformed ones and such without any form, and replaces each part. */
export function replaceByForm(context: MaskContext, mask: FormMask): (cells: Cells) => readonly Value[] {
  const malformed = createMalformedMask(context.keys, mask.domain, (text) => mask.kind.normalise(text) !== undefined)
  return ({ values, normal, wellFormed }) => {
    if (!wellFormed.includes(false)) return mask.proper(values.map(textOf), normal)
    const result: Value[] = []
    const part = (
      belongs: (at: number) => boolean,
      replace: (places: readonly number[]) => readonly string[],
    ): void => {
      const places = values.flatMap((_, at) => (belongs(at) ? at : []))
      if (places.length > 0) replace(places).forEach((text, i) => (result[places[i] as number] = text))
    }
    const texts = values.map((value) => (value === null ? '' : textOf(value)))
    const normals = (places: readonly number[]): readonly string[] => places.map((at) => normal[at] as string)
    const originals = (places: readonly number[]): readonly string[] => places.map((at) => texts[at] as string)
    const isFresh = (at: number): boolean => (texts[at] as string).trim() === ''
    part(
      (at) => wellFormed[at] === true,
      (places) => mask.proper(originals(places), normals(places)),
    )
    part(
      (at) => wellFormed[at] !== true && !isFresh(at),
      (places) => malformed(originals(places)),
    )
    part(
      (at) => wellFormed[at] !== true && isFresh(at),
      (places) => mask.fresh(normals(places)),
    )
    return result
  }
}
