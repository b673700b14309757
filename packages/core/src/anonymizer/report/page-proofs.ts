import type { PrivacyReport, UniqueSetReport } from '../reports.js'
import { formatCount } from '../../cli/print/format.js'
import { markup, type Markup } from './markup.js'
import { type Heading, markupTable } from './markup-table.js'
import type { Manifest } from './manifest.js'

const UNIQUE: readonly Heading[] = [
  { title: 'Unique set' },
  { title: 'Verdict' },
  { title: 'Probability of a collision' },
  { title: 'Rows', number: true },
]

/** Why no two rows collide in a key or a unique set. */
export function uniqueSection({ uniqueSets }: Manifest): Markup {
  const rows = uniqueSets.map((set) => [nameOf(set), set.verdict, probabilityOf(set), formatCount(set.rows)])
  return markup`<section aria-labelledby="unique">
    <h2 id="unique">Unique sets</h2>
    ${markupTable('Keys and unique sets, and what is proven of them', UNIQUE, rows, 'There is no unique set.')}
</section>
`
}

const PRIVACY: readonly Heading[] = [
  { title: 'Fields' },
  { title: 'Rows', number: true },
  { title: 'k', number: true },
  { title: 'Groups', number: true },
  { title: 'Rows alone in their group', number: true },
  { title: 'Rows in groups below 5', number: true },
]

const NOT_MEASURED = 'No quasi-identifiers were named, so nothing was counted.'

/** How well rows hide among others. */
export function privacySection({ privacy }: Manifest): Markup {
  const counts = ({ rows, k, groups, uniqueRows, rowsBelow5 }: PrivacyReport): readonly string[] =>
    [rows, k, groups, uniqueRows, rowsBelow5].map(formatCount)
  const rows = privacy.map((one) => [nameOf(one), ...counts(one)])
  return markup`<section aria-labelledby="privacy">
    <h2 id="privacy">k-anonymity</h2>
    <p>
      Rows that are alike in these fields form a group; k is the size of the smallest. A row that is alone can be
      singled out by whoever knows these fields of a person.
    </p>
    ${markupTable('Groups of rows that are alike, in the target', PRIVACY, rows, NOT_MEASURED)}
</section>
`
}

function nameOf({ entity, fields }: { readonly entity: string; readonly fields: readonly string[] }): string {
  return `${entity}(${fields.join(', ')})`
}

function probabilityOf({ verdict, probability }: UniqueSetReport): string {
  if (verdict !== 'bounded') return 'none'
  return probability === undefined ? 'not known' : probability.toExponential(1)
}
