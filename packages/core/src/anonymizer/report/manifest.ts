import type { Target } from '../../adapter/port.js'
import type {
  AnonymizeReport,
  LeakReport,
  MaskedEntityReport,
  PreviewRow,
  PrivacyReport,
  UniqueSetReport,
} from '../reports.js'
import { pick } from './pick.js'
import { redact } from './redact.js'

/** What is kept of a run: the report in a form of its own, which later releases can read. */
export type Manifest = Omit<AnonymizeReport, 'leaks'> & {
  readonly format: 'seed-anonymize/1'
  /** NULL when the target was not scanned. */
  readonly leaks: LeakReport | null
}

/**
 * The manifest of a run. Members are those listed here, in this order, whatever else the report carries; credentials of URLs
 * are taken out. Of fields that keep their values the preview shows no value.
 */
export function manifestOf(report: AnonymizeReport): Manifest {
  const { leaks } = report
  return redact({
    format: 'seed-anonymize/1',
    ...pick(report, ['result', 'mode', 'keyId', 'planHash']),
    source: pickTarget(report.source),
    target: pickTarget(report.target),
    ...pick(report, ['way', 'commit', 'dryRun', 'rows']),
    entities: report.entities.map(pickEntity),
    uniqueSets: report.uniqueSets.map(pickUnique),
    privacy: report.privacy.map(pickPrivacy),
    leaks: leaks === undefined ? null : pickLeaks(leaks),
    preview: report.preview.map((row) => pickPreview(row, report)),
    notes: [...report.notes],
    elapsedMs: Math.round(report.elapsedMs),
  })
}

/** The manifest as JSON: two blanks a level, ending with a newline. Equal reports give equal texts. */
export function manifestText(report: AnonymizeReport): string {
  return `${JSON.stringify(manifestOf(report), null, 2)}\n`
}

function pickTarget(target: Target): Target {
  return pick(target, ['dialect', 'host', 'port', 'database'])
}

function pickEntity(entity: MaskedEntityReport): MaskedEntityReport {
  return {
    ...pick(entity, ['entity', 'table', 'rows', 'targetRows']),
    elapsedMs: Math.round(entity.elapsedMs),
    fields: entity.fields.map((field) =>
      pick(field, [
        'field',
        'class',
        'transform',
        'domain',
        'guarantee',
        'nulls',
        'targetNulls',
        'changed',
        'unchanged',
        'malformed',
      ]),
    ),
  }
}

function pickUnique(set: UniqueSetReport): UniqueSetReport {
  return pick(set, ['entity', 'fields', 'verdict', 'probability', 'rows'])
}

function pickPrivacy(privacy: PrivacyReport): PrivacyReport {
  return pick(privacy, ['entity', 'fields', 'rows', 'k', 'groups', 'uniqueRows', 'rowsBelow5'])
}

function pickLeaks(leaks: LeakReport): LeakReport {
  return {
    ...pick(leaks, ['verdict', 'originals', 'values']),
    findings: leaks.findings.map((finding) => pick(finding, ['place', 'from', 'how', 'count', 'expected'])),
    unverified: leaks.unverified.map((place) => pick(place, ['place', 'why'])),
    elapsedMs: Math.round(leaks.elapsedMs),
    cpuMs: Math.round(leaks.cpuMs),
  }
}

/** What stands where a replacement would be the original. */
const KEPT = '(kept)'

function pickPreview(row: PreviewRow, { entities }: AnonymizeReport): PreviewRow {
  const fields = entities.find(({ entity }) => entity === row.entity)?.fields ?? []
  const masked = fields.some(({ field, guarantee }) => field === row.field && guarantee !== 'unchanged')
  return { ...pick(row, ['entity', 'field', 'shape']), masked: masked ? row.masked : KEPT }
}
