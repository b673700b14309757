import type { Store } from '../../adapter/port.js'
import { groupBy } from '../../internal/list.js'
import { keptRows } from './kept-rows.js'
import { createAdder } from './originals/add-original.js'
import type { Originals } from './originals/originals.js'
import type { RowReader } from './watch-rows.js'

/** Source pass: reads every secret field and keeps tags of its values. */
export async function collectOriginals(source: Store, originals: Originals, reader: RowReader): Promise<void> {
  const add = createAdder(originals)
  const placed = originals.secrets.map((secret, place) => ({ ...secret, place }))
  const wanted = placed.filter(({ kind }) => kind.entropy === 'high')
  for (const together of groupBy(wanted, ({ entity }) => entity.name).values()) {
    const [first] = together
    if (first === undefined) continue
    const kept = keptRows(together)
    const fields = [...together.map(({ field }) => field), ...kept.fields]
    for await (const page of reader.pages(source, first.entity, { fields })) {
      for (const tuple of page) {
        const isKept = kept.test(tuple.slice(together.length))
        together.forEach((secret, i) => isKept(secret) || add(secret.place, tuple[i] ?? null))
      }
    }
  }
}
