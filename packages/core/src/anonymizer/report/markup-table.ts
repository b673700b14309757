import { markup, type Markup } from './markup.js'

/** A heading of a column; numbers stand at the right edge. */
export interface Heading {
  readonly title: string
  readonly number?: boolean
}

/** A table with its caption; the first cell of a row is its heading. Without rows, a sentence that says so. */
export function markupTable(
  caption: string,
  headings: readonly Heading[],
  rows: readonly (readonly (string | number | Markup)[])[],
  none: string,
): Markup {
  if (rows.length === 0) return markup`<p>${none}</p>\n`
  const classOf = (at: number): Markup => (headings[at]?.number === true ? markup` class="number"` : markup``)
  const head = headings.map(({ title }, at) => markup`<th scope="col"${classOf(at)}>${title}</th>`)
  const body = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0 ? markup`<th scope="row">${cell}</th>` : markup`<td${classOf(at)}>${cell}</td>`,
    )
    return markup`<tr>${cells}</tr>\n`
  })
  // Wide tables scroll by themselves; a region that scrolls must be reachable by the keyboard (WCAG 2.2, 2.1.1).
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead>
<tr>${head}</tr>
</thead>
<tbody>
${body}</tbody>
</table>
</div>
`
}
