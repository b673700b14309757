import { isSeedError, type SeedError } from '../../errors/seed-error.js'
import { groupBy } from '../../internal/list.js'
import { uniqueSets } from '../../schema/lookup.js'
import type { Entity, Field, FieldType, Schema } from '../../schema/schema.js'
import type { Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { bindKey, type KeyParts } from '../transforms/key/bind-key.js'
import { isKeyTransform } from '../transforms/key.js'
import { resolveReferences } from '../transforms/resolve-references.js'
import type { RuledClass } from './choose-rules.js'
import { columnId, type Member } from './column-classes.js'
import { referenceResolver } from './reference-masks.js'

/** A field with the mask that replaces its values. */
export interface FieldMask {
  readonly entity: Entity
  readonly field: Field
  readonly transform: Transform
  readonly mask: Mask
  /** Names the column that the values belong to: a key's, for all foreign keys to it. */
  readonly owner: string
  /** What the mask was bound to, and for keys what it was bound with: enough to bind it once more. */
  readonly bound: MaskedField
  readonly key: KeyParts | undefined
}

export interface BoundMasks {
  readonly masks: readonly FieldMask[]
  readonly problems: readonly SeedError[]
}

/** What masks are bound with. */
export interface Binding {
  readonly schema: Schema
  readonly context: MaskContext
  /** The type of a field where it is written: the target's, where that is narrower. */
  readonly typeOf: (member: Member) => FieldType
  /** Normal forms of keys that stay as they are, by the column that owns them. */
  readonly kept: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Binds the transforms: once for each class of columns, so that all of them have one mask; keys to each column, for a
 * foreign key may be of another width.
 */
export async function bindMasks(ruled: readonly RuledClass[], binding: Binding): Promise<BoundMasks> {
  const first = await bindAll(ruled, binding, new Map())
  const lengths = sharedLengths(first.masks, binding)
  // Values of one domain are the same everywhere, so they must fit into the shortest of its fields.
  return lengths.size === 0 ? first : bindAll(ruled, binding, lengths)
}

type Lengths = ReadonlyMap<string, number>

async function bindAll(ruled: readonly RuledClass[], binding: Binding, lengths: Lengths): Promise<BoundMasks> {
  const masks: FieldMask[] = []
  const problems: SeedError[] = []
  const resolve = referenceResolver(binding.schema, ruled, (key, field) => bindHolder(key, field, binding))
  for (const one of ruled) {
    try {
      const transform = resolveReferences(one.transform, resolve)
      masks.push(...(await bindClass({ ...one, transform }, binding, lengths)))
    } catch (error) {
      if (!isSeedError(error)) throw error
      problems.push(error)
    }
  }
  return { masks, problems }
}

async function bindClass(one: RuledClass, binding: Binding, lengths: Lengths): Promise<readonly FieldMask[]> {
  const { owner, members, transform } = one
  const id = columnId(owner.entity, owner.field)
  if (isKeyTransform(transform)) {
    // Rows that keep their key are known by the key: foreign keys to them have no other way to know.
    const keys = keyTransformOf(transform)
    const key = keyParts(one, binding)
    return members.map((member) => {
      const bound = fieldOf(member, binding.typeOf(member))
      const mask = bindKey({ ...key, field: bound, context: binding.context })
      return { ...member, transform: keys, mask, owner: id, bound, key }
    })
  }
  const field = maskedField(one, binding)
  const shared = lengths.get(domainOf(transform))
  const type = shared === undefined || field.type.kind !== 'text' ? field.type : { ...field.type, length: shared }
  const bound = { ...field, type }
  const mask = await transform.bind(bound, binding.context)
  return members.map((member) => ({ ...member, transform, mask, owner: id, bound, key: undefined }))
}

function keyTransformOf(transform: Transform): Transform {
  const { keepWhere, ...rest } = transform
  if (keepWhere === undefined) return transform
  // Still part of the plan's hash.
  return { ...rest, options: { own: rest.options, keepWhere: String(keepWhere.holds) } }
}

/** The mask of a class for a field that holds its values without a relation. */
function bindHolder(key: RuledClass, field: MaskedField, binding: Binding): Mask | Promise<Mask> {
  return isKeyTransform(key.transform)
    ? bindKey({ ...keyParts(key, binding), field, context: binding.context })
    : key.transform.bind(maskedField(key, binding), binding.context)
}

/** What the masks of a class of keys are bound with, whatever field they are for. */
function keyParts({ owner, transform }: RuledClass, binding: Binding): KeyParts {
  const kept = binding.kept.get(columnId(owner.entity, owner.field))
  return {
    domain: transform.domain,
    of: binding.typeOf(owner),
    ...(isKeyTransform(transform) ? transform.key : {}),
    ...(kept === undefined ? {} : { kept }),
  }
}

function maskedField({ owner, members }: RuledClass, { typeOf }: Binding): MaskedField {
  return {
    ...fieldOf(owner, narrowest(members.map(typeOf), typeOf(owner))),
    nullable: members.every((member) => member.field.nullable),
    unique: members.some(isUnique),
  }
}

function fieldOf(member: Member, type: FieldType): MaskedField {
  const { entity, field } = member
  return { entity: entity.name, name: field.name, type, nullable: field.nullable, unique: isUnique(member) }
}

/** The owner's type, as short as the shortest of its kind. */
function narrowest(types: readonly FieldType[], own: FieldType): FieldType {
  const length = shortest(types)
  return own.kind === 'text' && length !== undefined ? { ...own, length } : own
}

function shortest(types: readonly FieldType[]): number | undefined {
  const lengths = types.flatMap((type) => (type.kind === 'text' && type.length !== undefined ? [type.length] : []))
  return lengths.length === 0 ? undefined : Math.min(...lengths)
}

/** The shortest length of each domain whose fields differ in length and whose values tell rows apart. */
function sharedLengths(masks: readonly FieldMask[], { typeOf }: Binding): Lengths {
  const telling = masks.filter(
    ({ mask, transform }) =>
      (mask.guarantee.kind === 'injective' || mask.guarantee.kind === 'bounded') && !isKeyTransform(transform),
  )
  const lengths = new Map<string, number>()
  for (const [domain, group] of groupBy(telling, ({ transform }) => domainOf(transform))) {
    const types = group.map(typeOf)
    const length = shortest(types)
    const differ = types.some((type) => type.kind === 'text' && type.length !== length)
    if (length !== undefined && differ) lengths.set(domain, length)
  }
  return lengths
}

function domainOf({ name, domain }: Transform): string {
  return `${name}|${domain}`
}

function isUnique({ entity, field }: Member): boolean {
  return uniqueSets(entity).some((set) => set.fields.includes(field.name))
}
