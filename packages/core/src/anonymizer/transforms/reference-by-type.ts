import { maskReference } from '../../errors/mask.js'
import { groupBy } from '../../internal/list.js'
import type { Value } from '../../schema/schema.js'
import { malformedForm } from '../apply/malformed-form.js'
import type { Kind } from '../kind.js'
import { textKind, textOf } from '../kinds/text.js'
import type { Cells, Guarantee, Mask, MaskedField } from '../transform.js'

/**
 * The mask of a reference whose entity another field tells: each row's value is replaced by the mask of its type.
 *
 * @param by - The field that tells the type.
 * @param masks - By value of that field. `undefined` for an entity whose keys stay. One mask may stand for several types: where it
 * stands for all, its guarantee holds.
 * @throws {SeedError} from the mask, `MASK.REFERENCE` for a type that has no entity.
 */
export function bindReferenceByType(
  field: MaskedField,
  by: string,
  masks: ReadonlyMap<string, Mask | undefined>,
): Mask {
  const bound = [...masks.values()].filter((mask) => mask !== undefined)
  const reads = new Set([by, ...bound.flatMap((mask) => mask.reads ?? [])])
  return {
    kind: textKind,
    guarantee: guaranteeOf([...masks.values()]),
    reads: [...reads],
    replace: (cells) => replaceByType(cells, field, by, masks),
  }
}

/** One to one for each type, but values of two types may meet, unless all have one and the same mask. */
function guaranteeOf([first, ...others]: readonly (Mask | undefined)[]): Guarantee {
  return first !== undefined && others.every((mask) => mask === first) ? first.guarantee : { kind: 'lossy' }
}

function replaceByType(
  cells: Cells,
  field: MaskedField,
  by: string,
  masks: ReadonlyMap<string, Mask | undefined>,
): readonly Value[] {
  const types = cells.read(by).map(textOf)
  const unknown = types.filter((type) => !masks.has(type)).length
  if (unknown > 0)
    throw maskReference(field.entity, field.name, `${unknown} rows have a value of ${by} that \`to\` does not name`)
  const results = [...cells.values]
  for (const [type, places] of groupBy(
    types.map((_, i) => i),
    (i) => types[i] as string,
  )) {
    const mask = masks.get(type)
    if (mask === undefined) continue
    const replaced = mask.replace(cellsAt(cells, places, mask.kind))
    places.forEach((place, i) => (results[place] = replaced[i] ?? null))
  }
  return results
}

/** Some rows of a page, with normal forms of another kind. */
function cellsAt(cells: Cells, places: readonly number[], kind: Kind): Cells {
  const pick = <T>(list: readonly T[]): readonly T[] => places.map((place) => list[place] as T)
  const values = pick(cells.values)
  const forms = values.map((value) => (value === null ? undefined : kind.normalise(value)))
  return {
    values,
    normal: forms.map((form, i) => form ?? malformedForm(textOf(values[i] ?? null))),
    wellFormed: forms.map((form) => form !== undefined),
    subjects: pick(cells.subjects),
    read: (name) => pick(cells.read(name)),
  }
}
