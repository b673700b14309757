import type { LeakFinding, LeakReport } from '../reports.js'
import { formatCount, formatDuration } from '../../cli/print/format.js'
import { markup, type Markup } from './markup.js'
import { type Heading, markupTable } from './markup-table.js'
import type { Manifest } from './manifest.js'

const FOUND = 'Where originals were found; which ones is not said'
const FINDINGS: readonly Heading[] = [
  { title: 'Found in' },
  { title: 'Values of' },
  { title: 'How' },
  { title: 'Count', number: true },
  { title: 'Expected by chance', number: true },
]

const UNVERIFIED: readonly Heading[] = [{ title: 'Place' }, { title: 'Why' }]

/** The verdict in words; colour only underlines it. */
export function verdictOf({ leaks, dryRun }: Manifest): Markup {
  if (leaks === null)
    return markup`<strong class="open">not done</strong>, ${dryRun ? 'for this was a dry run.' : 'so nothing is proven.'}`
  switch (leaks.verdict) {
    case 'PASS':
      return markup`<strong class="pass">PASS</strong>, no original was found in the target.`
    case 'FAIL':
      return markup`<strong class="fail">FAIL</strong>, originals were found in the target.`
    case 'UNVERIFIED':
      return markup`<strong class="open">UNVERIFIED</strong>, nothing was found, but not everything could be looked at.`
  }
}

/** What the scan looked for, where it found it, and where it could not look. */
export function leaksSection(manifest: Manifest): Markup {
  const { leaks } = manifest
  return markup`<section aria-labelledby="leaks">
    <h2 id="leaks">Leak scan</h2>
    <p>${verdictOf(manifest)}</p>
    ${leaks === null ? markup`` : details(leaks)}
</section>
`
}

function details({ originals, values, findings, unverified, elapsedMs }: LeakReport): Markup {
  const places = unverified.map(({ place, why }) => [place, why])
  return markup`<p>
      ${formatCount(originals)} different originals were looked for in ${formatCount(values)} values, in
      ${formatDuration(elapsedMs)}.
    </p>
    ${markupTable(FOUND, FINDINGS, findings.map(findingRow), 'There are no findings.')}
    ${markupTable('What could not be looked at', UNVERIFIED, places, 'Everything could be looked at.')}`
}

function findingRow({ place, from, how, count, expected }: LeakFinding): readonly string[] {
  return [place, from.join(', '), how, formatCount(count), expected === undefined ? 'none' : formatCount(expected)]
}
