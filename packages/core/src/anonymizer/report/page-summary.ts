import { describeTarget } from '../../guard/describe-target.js'
import type { KeyMode } from '../keys/key-ring.js'
import { formatCount, formatDuration } from '../../cli/print/format.js'
import { markup, type Markup } from './markup.js'
import type { Manifest } from './manifest.js'

/** What the word of the result means (GDPR art. 4(5) and recital 26). */
const MEANING: Readonly<Record<Manifest['result'], string>> = {
  pseudonymized:
    'Pseudonymized: values were replaced under a key. Whoever holds the key can tell who is meant, so for them this is still personal data.',
  anonymized:
    'Anonymized: the key was thrown away, so no replacement leads back to its original. What was kept as it is may still single people out; see k-anonymity.',
}

const LASTING: Readonly<Record<KeyMode, string>> = {
  stable: 'stable: replacements stay the same as long as the key is kept',
  release: 'release: replacements stay the same within one release',
  throwaway: 'throwaway: the key is gone',
}

const COMMIT: Readonly<Record<Manifest['commit'], string>> = {
  atomic: 'all or nothing',
  chunked: 'page by page',
}

/** What was done, from where to where, and what the result's name means. */
export function summarySection(manifest: Manifest): Markup {
  const { result, mode, keyId, planHash, source, target, way, commit, dryRun, rows, elapsedMs } = manifest
  const lines: readonly (readonly [string, string])[] = [
    ['Source', describeTarget(source)],
    ['Target', way === 'in-place' ? 'the source itself, in place' : describeTarget(target)],
    ['Rows', `${formatCount(rows)} in ${formatDuration(elapsedMs)}, ${COMMIT[commit]}`],
    ['Key mode', LASTING[mode]],
    ['Key', keyId],
    ['Plan', planHash],
  ]
  return markup`<section aria-labelledby="summary">
    <h2 id="summary">Summary</h2>
    <p>${MEANING[result]}</p>
    ${dryRun ? markup`<p>This was a dry run: nothing was written.</p>` : markup``}
    <dl>
${lines.map(([name, text]) => markup`      <dt>${name}</dt><dd>${text}</dd>\n`)}    </dl>
</section>
`
}
