import type { MaskedEntityReport } from '../../anonymizer/reports.js'
import type { Manifest } from '../../anonymizer/report/manifest.js'
import { describeTarget } from '../../guard/describe-target.js'
import type { Paint } from '../io.js'
import { formatCount, formatDuration } from './format.js'
import { printNotes } from './notes.js'
import { printLeakReport } from './leak-report.js'
import { layOutTable } from './table.js'

/**
 * What was done: rows by entity, what became of every field, what is proven, what leaked, and by which key.
 *
 * @param manifest - Of the report: it holds no value of the source.
 * @param files - That the report was written to.
 * @param verbose - Fields that were kept as they are have lines, too.
 */
export function printAnonymize(manifest: Manifest, files: readonly string[], verbose: boolean, paint: Paint): string {
  const parts = [
    printEntities(manifest, paint),
    printFields(manifest, verbose, paint),
    printPreview(manifest, paint),
    printUnique(manifest, paint),
    printPrivacy(manifest, paint),
    printLeaks(manifest, paint),
    printResult(manifest, files, paint),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function printEntities({ entities, rows, elapsedMs, dryRun }: Manifest, paint: Paint): readonly string[] {
  const columns = [
    { title: 'Entity' },
    { title: 'Rows', right: true },
    { title: 'In target', right: true },
    { title: 'Time', right: true },
  ]
  const line = (entity: MaskedEntityReport): readonly string[] => [
    entity.entity,
    formatCount(entity.rows),
    dryRun ? '' : formatCount(entity.targetRows),
    formatDuration(entity.elapsedMs),
  ]
  return [layOutTable(columns, entities.map(line), paint, ['Total', formatCount(rows), '', formatDuration(elapsedMs)])]
}

function printFields({ entities }: Manifest, verbose: boolean, paint: Paint): readonly string[] {
  const counts = ['Changed', 'Unchanged', 'Malformed', 'NULL']
  const columns = [
    { title: 'Field' },
    { title: 'Transform' },
    { title: 'Guarantee' },
    ...counts.map((title) => ({ title, right: true })),
  ]
  const fields = entities.flatMap(({ entity, fields: all }) => all.map((field) => ({ entity, ...field })))
  const shown = verbose ? fields : fields.filter(({ guarantee }) => guarantee !== 'unchanged')
  const lines = shown.map((field) => [
    `${field.entity}.${field.field}`,
    field.transform,
    field.guarantee,
    ...[field.changed, field.unchanged, field.malformed, field.nulls].map(formatCount),
  ])
  const kept = fields.length - shown.length
  return [
    ...(lines.length === 0 ? [] : [layOutTable(columns, lines, paint)]),
    ...(kept === 0 ? [] : [paint('dim', `${kept} ${kept === 1 ? 'field' : 'fields'} kept, shown by --verbose`)]),
  ]
}

function printPreview({ preview }: Manifest, paint: Paint): readonly string[] {
  if (preview.length === 0) return []
  const columns = [{ title: 'Preview' }, { title: 'Shape of the original' }, { title: 'Replacement' }]
  const lines = preview.map(({ entity, field, shape, masked }) => [`${entity}.${field}`, clip(shape), clip(masked)])
  return [layOutTable(columns, lines, paint)]
}

/** One line that no terminal takes for a command, at most 60 characters. */
function clip(text: string): string {
  const visible = text.replace(/\p{C}/gu, '\ufffd')
  return visible.length <= 60 ? visible : `${visible.slice(0, 59)}\u2026`
}

function printUnique({ uniqueSets }: Manifest, paint: Paint): readonly string[] {
  if (uniqueSets.length === 0) return []
  const columns = [
    { title: 'Unique set' },
    { title: 'Verdict' },
    { title: 'Rows', right: true },
    { title: 'Collision' },
  ]
  const lines = uniqueSets.map(({ entity, fields, verdict, rows, probability }) => [
    `${entity}(${fields.join(', ')})`,
    verdict,
    formatCount(rows),
    probability === undefined ? '' : probability.toExponential(1),
  ])
  return [layOutTable(columns, lines, paint)]
}

function printPrivacy({ privacy }: Manifest, paint: Paint): readonly string[] {
  if (privacy.length === 0) return []
  const counts = ['Rows', 'k', 'Groups', 'Alone', 'Below 5']
  const columns = [{ title: 'k-anonymity' }, ...counts.map((title) => ({ title, right: true }))]
  const lines = privacy.map(({ entity, fields, rows, k, groups, uniqueRows, rowsBelow5 }) => [
    `${entity}(${fields.join(', ')})`,
    ...[rows, k, groups, uniqueRows, rowsBelow5].map(formatCount),
  ])
  return [layOutTable(columns, lines, paint)]
}

/** The leak scan's verdict, or that there was none. */
export function printLeaks({ leaks, dryRun }: Manifest, paint: Paint): readonly string[] {
  if (leaks !== null) return printLeakReport(leaks, paint)
  return dryRun ? [] : [`Leak scan: ${paint('yellow', 'not done')}, so nothing is proven`]
}

function printResult(manifest: Manifest, files: readonly string[], paint: Paint): readonly string[] {
  const { result, mode, keyId, way, commit, source, target, planHash, notes, dryRun } = manifest
  const places = way === 'in-place' ? [source] : [source, target]
  return [
    `${paint('bold', result)}  ${mode}  key ${keyId}  ${way}  ${commit}`,
    `${places.map(describeTarget).join(' -> ')}  plan ${planHash}`,
    ...(files.length === 0 ? [] : [`report ${files.join(', ')}`]),
    // What in-place work cannot remove is among them.
    ...printNotes(notes, true, paint),
    ...(dryRun ? [paint('yellow', 'Dry run: nothing was written.')] : []),
  ]
}
