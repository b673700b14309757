import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { noSuchField, unnamedFields } from '../../errors/records.js'
import { throwIfAborted } from '../../errors/run.js'
import { joinProblems } from '../../errors/seed-error.js'
import type { Progress } from '../../seeder/reports.js'
import type { FieldRule } from '../records/compile-handlers.js'
import { isContainer } from '../records/field-path.js'
import { type FieldCounts, maskPage } from '../records/mask-page.js'
import type { Rest } from '../records/rebuild.js'
import type { FileFormat } from './file-format.js'
import type { OutputFile } from './output-file.js'
import { type PreviewValue, previewOf } from './preview.js'
import { readRecords, type RecordInput } from './read-records.js'
import { createRecordWriter, type RecordWriter } from './write-records.js'

/** How the records of one file are replaced. */
export interface MaskFileRequest {
  readonly input: Readable
  readonly format: FileFormat
  readonly delimiter: string
  readonly rules: readonly FieldRule[]
  readonly rest: Rest
  /** Records that are looked at in a dry run, which writes nothing; all of them unless told. */
  readonly preview?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Records a page; 1,000 unless told. */
  readonly pageRecords?: number
}

/** What became of a file. */
export interface MaskedFile {
  readonly records: number
  /** By handler, in the handlers' order. */
  readonly counts: readonly FieldCounts[]
  /** First values in a dry run; no original is among them. */
  readonly preview: readonly PreviewValue[]
}

/** At most so many field names are listed. */
const MOST_NAMES = 50

/**
 * Replaces the records of a file page by page: memory stays flat. Where a field without a handler is found, the rest of the
 * file is only searched for more of them, so that all are listed at once.
 *
 * @param output - Gets the text; left to the caller to commit or discard. Undefined in a dry run.
 * @throws {SeedError} `RECORDS.*`, `MASK.*`, `RUN.INTERRUPTED`.
 */
export async function maskFile(request: MaskFileRequest, output: OutputFile | undefined): Promise<MaskedFile> {
  const { input, format, delimiter, pageRecords = 1000 } = request
  const opened = await readRecords(input, { format, delimiter, pageRecords })
  const done = await maskPages(opened, request, output)
  checkNames(done, request, opened)
  return done
}

interface Work extends MaskedFile {
  records: number
  readonly counts: FieldCounts[]
  readonly preview: PreviewValue[]
  readonly unnamed: Set<string>
  /** Top-level fields of the first page, to suggest from. */
  readonly seen: Set<string>
}

async function maskPages(opened: RecordInput, request: MaskFileRequest, output: OutputFile | undefined): Promise<Work> {
  const { rules, rest, signal, preview: limit = Infinity } = request
  const writer = createRecordWriter(opened.layout)
  const counts = rules.map(() => ({ values: 0, changed: 0, unchanged: 0, nulls: 0, malformed: 0 }))
  const work: Work = { records: 0, counts, preview: [], unnamed: new Set(), seen: new Set() }
  const start = performance.now()
  for await (const all of opened.pages) {
    // Input that is always ready would leave no turn to anything else: signals, and what streams put off until then.
    await setImmediate()
    throwIfAborted(signal)
    const page = all.slice(0, limit - work.records)
    const masked = await maskPage(page, { rules, rest, first: work.records + 1 })
    masked.unnamed.forEach((name) => work.unnamed.add(name))
    if (work.records === 0) noteFields(page, work.seen)
    work.records += page.length
    addCounts(work.counts, masked.counts)
    if (output === undefined) work.preview.push(...previewOf(page, masked.records, rules))
    else if (work.unnamed.size === 0) await output.write(writer.page(masked.records))
    request.onProgress?.({ phase: 'mask', done: work.records, total: 0, elapsedMs: performance.now() - start })
    if (work.records >= limit) return work
  }
  return finish(work, writer, output)
}

async function finish(work: Work, writer: RecordWriter, output: OutputFile | undefined): Promise<Work> {
  if (work.unnamed.size === 0) await output?.write(writer.end())
  return work
}

function noteFields(page: readonly unknown[], seen: Set<string>): void {
  for (const record of page) if (isContainer(record)) Object.keys(record).forEach((name) => seen.add(name))
}

function addCounts(sums: FieldCounts[], counts: readonly FieldCounts[]): void {
  counts.forEach((one, i) => {
    const sum = sums[i] as FieldCounts
    for (const name of Object.keys(sum) as (keyof FieldCounts)[]) sum[name] += one[name]
  })
}

/** Fields without a handler; and, where others go through, handlers without a field: one may be the other, misspelled. */
function checkNames(work: Work, { rules, rest, preview }: MaskFileRequest, { layout }: RecordInput): void {
  if (work.unnamed.size > 0) {
    const names = [...work.unnamed]
    const more = names.length > MOST_NAMES ? [`and ${names.length - MOST_NAMES} more`] : []
    throw unnamedFields([...names.slice(0, MOST_NAMES), ...more], 'write --rest keep')
  }
  const fields = layout.format === 'csv' ? layout.header : [...work.seen]
  const missing = rules.filter((_, i) => work.counts[i]?.values === 0)
  // The first records of a dry run need not have every field.
  if (rest !== 'keep' || preview !== undefined || work.records === 0 || missing.length === 0) return
  throw joinProblems(missing.map(({ path }) => noSuchField(path.label, fields)))
}
