import type { FileFormat } from '../../anonymizer/files/file-format.js'
import type { MaskedFile } from '../../anonymizer/files/mask-file.js'
import type { PreviewValue } from '../../anonymizer/files/preview.js'
import type { KeyMode } from '../../anonymizer/keys/key-ring.js'
import type { FieldRule } from '../../anonymizer/records/compile-handlers.js'
import type { FieldCounts } from '../../anonymizer/records/mask-page.js'
import type { Rest } from '../../anonymizer/records/rebuild.js'
import type { MaskContext } from '../../anonymizer/transform.js'
import type { FileOptions } from './read-file-options.js'

/** What became of the records of a file. */
export interface FileReport {
  /** `'anonymized'` only where the key was thrown away; whoever holds a key can link. */
  readonly result: 'pseudonymized' | 'anonymized'
  readonly mode: KeyMode
  /** Names the key, says nothing of it. */
  readonly keyId: string
  readonly input: string
  /** Undefined in a dry run. */
  readonly output: string | undefined
  readonly format: FileFormat
  readonly records: number
  readonly rest: Rest
  readonly dryRun: boolean
  readonly fields: readonly FileFieldReport[]
  /** First values before and after, in a dry run. */
  readonly preview: readonly PreviewValue[]
  readonly notes: readonly string[]
  readonly elapsedMs: number
}

/** One field with a handler. */
export interface FileFieldReport extends FieldCounts {
  readonly field: string
  /** `email`; `keep` for what goes through as it is. */
  readonly handler: string
  readonly domain: string
}

/** The report of a file. */
export function reportOf(
  options: FileOptions,
  { keys }: MaskContext,
  rules: readonly FieldRule[],
  done: MaskedFile & { readonly elapsedMs: number },
): FileReport {
  const { input, output, format, rest, dryRun } = options
  const fields = rules.flatMap((rule, i) => {
    const counts = done.counts[i]
    if (rule.kind === 'function' || counts === undefined) return []
    return [{ field: rule.path.label, handler: rule.transform.name, domain: rule.transform.domain, ...counts }]
  })
  return {
    result: keys.mode === 'throwaway' ? 'anonymized' : 'pseudonymized',
    mode: keys.mode,
    keyId: keys.id,
    input,
    output,
    format,
    records: done.records,
    rest,
    dryRun,
    fields,
    preview: done.preview,
    notes: notesOf(fields, options, done.records),
    elapsedMs: done.elapsedMs,
  }
}

function notesOf(fields: readonly FileFieldReport[], { rest }: FileOptions, records: number): readonly string[] {
  const absent = fields.filter(({ values }) => values === 0).map(({ field }) => field)
  const malformed = fields.filter((one) => one.malformed > 0).map(({ field }) => field)
  return [
    ...(records > 0 && absent.length > 0 ? [`No record has ${absent.join(', ')}.`] : []),
    ...(malformed.length > 0
      ? [`Some values were not what their handler expects; they were replaced: ${malformed.join(', ')}.`]
      : []),
    ...(rest === 'keep' ? ['Fields without a handler went through as they were.'] : []),
  ]
}
