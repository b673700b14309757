import { ambiguousSubject, badSubjectWay } from '../../errors/anonymize.js'
import type { SeedError } from '../../errors/seed-error.js'
import { findEntity, isToOne, toOneRelations } from '../../schema/lookup.js'
import type { Entity, Field, Schema, ToOne } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import type { FieldMask } from '../plan/bind-masks.js'
import type { SubjectRule } from '../rules.js'

/** How the rows of an entity lead to whom they are about. */
export interface SubjectWay {
  /** Relations from the entity to the subject, in order; none for the subject itself. */
  readonly path: readonly ToOne[]
  readonly subject: Entity
  /** Fields of the subject that identify it, best first; its key is the last resort. */
  readonly identity: readonly IdentityField[]
}

export interface IdentityField {
  readonly field: Field
  readonly kind: Kind
}

export interface SubjectWays {
  /** By entity; entities that lead to no subject are left out. */
  readonly ways: ReadonlyMap<string, SubjectWay>
  readonly problems: readonly SeedError[]
}

/**
 * Finds the subject of every entity that needs one. Subjects are the entities that the rules name or, where they name none,
 * those with a field that identifies a person. Others lead to the nearest one over their to-one relations.
 *
 * @param needing - Entities with a replaced field that depends on the subject.
 */
export function findSubjectWays(
  schema: Schema,
  rules: readonly SubjectRule[],
  masks: readonly FieldMask[],
  needing: readonly Entity[],
): SubjectWays {
  const subjects = subjectsOf(schema, rules, masks)
  const ways = new Map<string, SubjectWay>()
  const problems: SeedError[] = []
  for (const entity of needing) {
    const found = wayFrom(schema, entity, subjects, rules)
    if (found instanceof Error) problems.push(found)
    else if (found !== undefined) ways.set(entity.name, found)
  }
  return { ways, problems }
}

type Subjects = ReadonlyMap<string, readonly IdentityField[]>

function subjectsOf(schema: Schema, rules: readonly SubjectRule[], masks: readonly FieldMask[]): Subjects {
  if (rules.length > 0)
    return new Map(rules.map((rule) => [rule.entity, identityOf(rule.entity, masks, rule.identity)]))
  const known = schema.entities.map(({ name }) => [name, identityOf(name, masks, undefined)] as const)
  return new Map(known.filter(([, identity]) => identity.length > 0))
}

function identityOf(
  entity: string,
  masks: readonly FieldMask[],
  named: readonly string[] | undefined,
): readonly IdentityField[] {
  const own = masks.filter((one) => one.entity.name === entity)
  const chosen =
    named === undefined
      ? own
          .filter(({ transform }) => transform.identityRank !== undefined)
          .toSorted((a, b) => (a.transform.identityRank ?? 0) - (b.transform.identityRank ?? 0))
      : named.flatMap((name) => own.filter((one) => one.field.name === name))
  return chosen.map(({ field, mask }) => ({ field, kind: mask.kind }))
}

function wayFrom(
  schema: Schema,
  entity: Entity,
  subjects: Subjects,
  rules: readonly SubjectRule[],
): SubjectWay | SeedError | undefined {
  const given = rules.find((rule) => rule.paths?.[entity.name] !== undefined)
  if (given !== undefined) return givenWay(schema, entity, given, subjects)
  const own = subjects.get(entity.name)
  if (own !== undefined) return { path: [], subject: entity, identity: own }
  const paths = shortestPaths(schema, entity, subjects, true)
  const found = paths.length > 0 ? paths : shortestPaths(schema, entity, subjects, false)
  if (found.length > 1) return ambiguousSubject(entity.name, found.map(textOfPath))
  return found[0] === undefined ? undefined : endOf(schema, found[0], subjects)
}

function endOf(schema: Schema, path: readonly ToOne[], subjects: Subjects): SubjectWay | undefined {
  const subject = findEntity(schema, path.at(-1)?.target ?? '')
  return subject === undefined ? undefined : { path, subject, identity: subjects.get(subject.name) ?? [] }
}

function givenWay(
  schema: Schema,
  entity: Entity,
  rule: SubjectRule,
  subjects: Subjects,
): SubjectWay | SeedError | undefined {
  const names = rule.paths?.[entity.name] ?? []
  const path: ToOne[] = []
  let at: Entity | undefined = entity
  for (const name of names) {
    const relation: ToOne | undefined = at?.relations.filter(isToOne).find((one) => one.name === name)
    if (relation === undefined) return badSubjectWay(entity.name, names.join('.'))
    path.push(relation)
    at = findEntity(schema, relation.target)
  }
  return at?.name === rule.entity
    ? { path, subject: at, identity: subjects.get(at.name) ?? [] }
    : badSubjectWay(entity.name, names.join('.'))
}

/** All shortest ways to a subject; breadth first, an entity is passed once. */
function shortestPaths(
  schema: Schema,
  from: Entity,
  subjects: Subjects,
  required: boolean,
): readonly (readonly ToOne[])[] {
  const passed = new Set([from.name])
  let front: readonly (readonly [Entity, readonly ToOne[]])[] = [[from, []]]
  while (front.length > 0) {
    const next = front.flatMap(([entity, path]) =>
      toOneRelations(entity)
        .filter((relation) => !required || relation.arity === '1')
        .flatMap((relation) => {
          const target = findEntity(schema, relation.target)
          return target === undefined || passed.has(target.name) ? [] : [[target, [...path, relation]] as const]
        }),
    )
    const arrived = next.filter(([entity]) => subjects.has(entity.name))
    if (arrived.length > 0) return arrived.map(([, path]) => path)
    for (const [entity] of next) passed.add(entity.name)
    front = next
  }
  return []
}

function textOfPath(path: readonly ToOne[]): string {
  return path.map((relation) => relation.name).join('.')
}
