import { markup, type Markup } from './markup.js'
import { markupTable } from './markup-table.js'
import type { Manifest } from './manifest.js'

const HEADINGS = [{ title: 'Field' }, { title: 'Shape of the original' }, { title: 'Replacement' }]

/** First rows of a dry run: replacements beside the shapes of what they replace. */
export function previewSection({ preview, dryRun }: Manifest): Markup {
  if (!dryRun && preview.length === 0) return markup``
  const rows = preview.map(({ entity, field, shape, masked }) => [
    `${entity}.${field}`,
    markup`<code>${shape}</code>`,
    markup`<code>${masked}</code>`,
  ])
  const caption = 'Letters of originals are shown as a and A, digits as 9'
  return markup`<section aria-labelledby="preview">
    <h2 id="preview">Preview</h2>
    ${markupTable(caption, HEADINGS, rows, 'There are no rows to show.')}
</section>
`
}

/** What else there is to know. */
export function notesSection({ notes }: Manifest): Markup {
  if (notes.length === 0) return markup``
  return markup`<section aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <ul>
${notes.map((note) => markup`      <li>${note}</li>\n`)}    </ul>
</section>
`
}
