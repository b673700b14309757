import { classificationShape, classificationSyntax } from '../../../errors/classify.js'
import { joinProblems, type SeedError } from '../../../errors/seed-error.js'
import { nearest } from '../../../internal/suggest.js'
import type { Classification, ClassifiedField, FieldClass } from '../../reports.js'
import { JsonMistake, type JsonNode, parseJson } from './parse-json.js'

/** What a field may be, in the order of harm. */
export const FIELD_CLASSES: readonly FieldClass[] = ['direct', 'quasi', 'sensitive', 'key', 'safe']

const MEMBERS = ['class', 'reason', 'type', 'onlyInDatabase']

/**
 * Reads the text of a classification file, strictly: what means nothing is a mistake, not left out.
 *
 * @param file - Named in messages.
 * @throws {SeedError} `CLASSIFY.SYNTAX`, `CLASSIFY.SHAPE`, all of them at once.
 */
export function parseClassification(text: string, file: string): Classification {
  const problems: SeedError[] = []
  const report = (line: number, problem: string, fix: string): void =>
    void problems.push(classificationShape(file, line, problem, fix))
  const root = readRoot(parse(text, file), report)
  const entities = [...root].map(([entity, node]) => [entity, readEntity(entity, node, report)] as const)
  if (problems.length > 0) throw joinProblems(problems)
  return { version: 1, entities: Object.fromEntries(entities) }
}

type Report = (line: number, problem: string, fix: string) => void
type Members = ReadonlyMap<string, JsonNode>

function parse(text: string, file: string): JsonNode {
  try {
    return parseJson(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error
    throw classificationSyntax(file, error.line, error.message)
  }
}

function readRoot(node: JsonNode, report: Report): Members {
  const members = membersOf(node, 'the file', report)
  if (node.kind !== 'object') return members
  checkNames(members, ['version', 'entities'], 'the file', report)
  const version = members.get('version')
  if (version?.kind !== 'other' || version.value !== 1) {
    report(
      version?.line ?? node.line,
      'the version of the file is not 1',
      'Write "version": 1; others are not known yet.',
    )
  }
  const entities = members.get('entities')
  if (entities !== undefined) return membersOf(entities, '"entities"', report)
  report(node.line, 'the file has no "entities"', 'Write "entities": {} or let `classify --write` add them.')
  return new Map()
}

function readEntity(entity: string, node: JsonNode, report: Report): Readonly<Record<string, ClassifiedField>> {
  const fields = [...membersOf(node, entity, report)]
  return Object.fromEntries(fields.map(([field, entry]) => [field, readField(`${entity}.${field}`, entry, report)]))
}

function readField(place: string, node: JsonNode, report: Report): ClassifiedField {
  const members = membersOf(node, place, report)
  if (node.kind === 'object') checkNames(members, MEMBERS, place, report)
  const line = node.line
  const text = (name: string, fix: string): string => {
    const member = members.get(name)
    const value = member?.kind === 'other' ? member.value : undefined
    if (typeof value === 'string' && value.trim() !== '') return value
    if (node.kind === 'object') report(member?.line ?? line, `${place} has no ${name}`, fix)
    return ''
  }
  const given = text('class', `Write one of ${FIELD_CLASSES.join(', ')}.`)
  const known = FIELD_CLASSES.find((one) => one === given)
  if (given !== '' && known === undefined) {
    report(members.get('class')?.line ?? line, `${place} has the class "${given}"`, suggest(given, FIELD_CLASSES))
  }
  const reason = text('reason', 'Say why it is so: whoever reviews the file decides by the reason.')
  const type = text('type', 'Write its type, as `check` names it.')
  const only = members.get('onlyInDatabase')
  if (only !== undefined && !(only.kind === 'other' && only.value === true))
    report(only.line, `${place} has an onlyInDatabase that is not true`, 'Write true, or leave it out.')
  return { class: known ?? 'direct', reason, type, ...(only === undefined ? {} : { onlyInDatabase: true }) }
}

function membersOf(node: JsonNode, place: string, report: Report): Members {
  if (node.kind === 'object') return node.members
  report(node.line, `${place} is no object`, 'Write { ... }.')
  return new Map()
}

function checkNames(members: Members, known: readonly string[], place: string, report: Report): void {
  for (const [name, node] of members) {
    if (!known.includes(name)) report(node.line, `${place} has an unknown member "${name}"`, suggest(name, known))
  }
}

function suggest(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near === undefined ? `What may be there: ${known.join(', ')}.` : `Did you mean "${near}"?`
}
