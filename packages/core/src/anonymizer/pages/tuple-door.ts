import type { Page, PageDoor, PageSelection } from '../../adapter/page.js'
import type { RowSource, Selection, Store } from '../../adapter/port.js'
import { InternalError } from '../../errors/seed-error.js'
import type { Entity, Tuple, Value } from '../../schema/schema.js'

/** What every store reads and writes: rows as tuples of canonical values. */
export const TUPLES = 'tuples'

/** A page that can be written by any store. */
export interface TuplePage extends Page {
  readonly source: RowSource
}

/**
 * A page door over what every store can do. It gives pages in key order, which is an order in any case for an entity with a
 * key; `after` asks an entity without one for the impossible.
 *
 * @throws {InternalError} when it is to write a page of another door.
 */
export function tupleDoor(store: Pick<Store, 'read' | 'insert'>): PageDoor {
  return {
    format: TUPLES,
    read: (entity, selection) => readPages(store, entity, selection),
    write: async (entity, _, pages) => {
      let written = 0
      for await (const page of pages) {
        if (!isTuplePage(page))
          throw new InternalError(`${entity.name}: a page of another door cannot be written as tuples`)
        if (page.rows > 0) written += await store.insert(entity, page.source, 'native')
      }
      return written
    },
  }
}

/**
 * A page of these tuples, which are not changed.
 *
 * @param fields - Names of the fields, the order of every tuple.
 */
export function tuplePage(fields: readonly string[], tuples: readonly Tuple[]): TuplePage {
  const replaced = new Map<number, readonly Value[]>()
  const placeOf = (field: string): number => {
    const place = fields.indexOf(field)
    if (place === -1) throw new InternalError(`the page has no field ${field}`)
    return place
  }
  return {
    rows: tuples.length,
    read: (field) => {
      const place = placeOf(field)
      return replaced.get(place) ?? tuples.map((tuple) => tuple[place] ?? null)
    },
    replace: (field, values) => {
      if (values.length !== tuples.length) throw new InternalError(`a page takes one value of ${field} for each row`)
      replaced.set(placeOf(field), values)
    },
    source: {
      fields,
      count: tuples.length,
      batches: () => (tuples.length === 0 ? [] : [tuples.map((tuple, row) => masked(tuple, row, replaced))]),
    },
  }
}

async function* readPages(
  store: Pick<Store, 'read'>,
  entity: Entity,
  { fields, pageRows, after }: PageSelection,
): AsyncGenerator<Page, void, undefined> {
  const behind: Partial<Selection> = after === undefined || after === 'start' ? {} : { after }
  const selection: Selection = { fields, pageRows, ...behind, ...ownRows(entity) }
  for await (const tuples of store.read(entity, selection)) yield tuplePage(fields, tuples)
}

/** Reading the root of single-table inheritance gives the rows of its heirs too, which are pages of their own. */
function ownRows({ name, inheritance }: Entity): Partial<Selection> {
  if (inheritance?.root !== name) return {}
  return { match: { fields: [inheritance.discriminator], anyOf: [[inheritance.value]] } }
}

function masked(tuple: Tuple, row: number, replaced: ReadonlyMap<number, readonly Value[]>): Tuple {
  if (replaced.size === 0) return tuple
  const changed = [...tuple]
  for (const [place, values] of replaced) changed[place] = values[row] ?? null
  return changed
}

function isTuplePage(page: Page): page is TuplePage {
  return 'source' in page
}
