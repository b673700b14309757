import type { MaskedEntityReport, MaskedFieldReport } from '../reports.js'
import { formatCount, formatDuration } from '../../cli/print/format.js'
import { markup, type Markup } from './markup.js'
import { type Heading, markupTable } from './markup-table.js'
import type { Manifest } from './manifest.js'

const HEADINGS: readonly Heading[] = [
  { title: 'Field' },
  { title: 'Class' },
  { title: 'Transform' },
  { title: 'Domain' },
  { title: 'Guarantee' },
  { title: 'Changed', number: true },
  { title: 'Unchanged', number: true },
  { title: 'Malformed', number: true },
  { title: 'NULLs in the source', number: true },
  { title: 'NULLs in the target', number: true },
]

/** What became of every field, entity by entity. */
export function fieldsSection({ entities }: Manifest): Markup {
  return markup`<section aria-labelledby="fields">
    <h2 id="fields">Fields</h2>
    <p>
      Injective: different values stay different. Bounded: they stay different but for a stated probability. Lossy:
      different values may become one. Unchanged counts replacements that equal their original.
    </p>
    ${entities.length === 0 ? markup`<p>No entity has a rule.</p>` : entities.map(entityTable)}
</section>
`
}

function entityTable({ entity, table, rows, targetRows, elapsedMs, fields }: MaskedEntityReport): Markup {
  const caption = `${table}: ${formatCount(rows)} rows in the source, ${formatCount(targetRows)} in the target, ${formatDuration(elapsedMs)}`
  return markup`<h3>${entity}</h3>
    ${markupTable(caption, HEADINGS, fields.map(fieldRow), `${entity} has no fields.`)}`
}

function fieldRow(field: MaskedFieldReport): readonly string[] {
  const counts = [field.changed, field.unchanged, field.malformed, field.nulls, field.targetNulls]
  return [field.field, field.class, field.transform, field.domain, field.guarantee, ...counts.map(formatCount)]
}
