import type { Entity, Field, FieldType } from '../../../schema/schema.js'
import type { FieldClass } from '../../reports.js'
import { readEntity } from '../names/read-entity.js'
import { type Proposed, propose, undecided } from '../proposal.js'
import { proposeByName } from '../propose-by-name.js'
import { proposeByType } from '../propose-by-type.js'
import { addDocument, createPlace, designedMembers, type Place } from './document-tree.js'
import type { NameWords } from './name-words.js'
import type { Sample } from './read-samples.js'
import { weighTexts } from './weigh-texts.js'

/** Paths that a proposal names at most. */
const SHOWN = 12
const WORST: readonly FieldClass[] = ['direct', 'sensitive', 'quasi', 'key', 'safe']

/** A leaf of a document and what it is. */
interface Leaf {
  readonly path: string
  readonly proposed: Proposed
}

/**
 * What a JSON field is by what its documents hold: every path is judged as a field of its own, the member above it as its
 * entity. The field is the worst of what is in it.
 */
export function weighDocuments(field: Field, byName: Proposed, sample: Sample, names: NameWords): Proposed {
  const root = createPlace()
  for (const document of sample) addDocument(root, document)
  const leaves = judge(root, '$', field.name, field.name, names)
  if (leaves.length === 0) return byName
  const personal = leaves.filter(({ proposed }) => isPersonal(proposed))
  const seen = `${leaves.length} paths in ${sample.length.toLocaleString('en-US')} documents`
  if (personal.length === 0) return byName.class === undefined ? settle(leaves, seen) : byName
  const worst = WORST.find((one) => personal.some(({ proposed }) => proposed.class === one)) ?? 'sensitive'
  // A document that is an address as a whole is replaced as one.
  if (byName.transform === 'address()') return { ...byName, reason: `${byName.reason}; ${seen}` }
  const shown = personal.slice(0, SHOWN).map(({ path, proposed }) => `'${path}': ${proposed.transform ?? 'nullify()'}`)
  const more = personal.length > SHOWN ? ', ...' : ''
  const reason = `${personal.length} of ${seen} are personal: ${personal
    .slice(0, 3)
    .map(({ path }) => path)
    .join(', ')}`
  return propose(worst, reason, `json({ ${shown.join(', ')}${more} })`)
}

function isPersonal({ class: of }: Proposed): boolean {
  return of === 'direct' || of === 'quasi' || of === 'sensitive'
}

function settle(leaves: readonly Leaf[], seen: string): Proposed {
  const open = leaves.filter(({ proposed }) => proposed.class === undefined)
  if (open.length === 0) return propose('safe', `${seen}, none of them personal`)
  return undecided(
    `${seen}, of which ${open.length} say nothing: ${open
      .slice(0, 3)
      .map(({ path }) => path)
      .join(', ')}`,
  )
}

function judge(place: Place, path: string, name: string, owner: string, names: NameWords): readonly Leaf[] {
  const members = designedMembers(place)
  const entity = pretendEntity(owner, members)
  const inner = members.flatMap(([member, below]) => {
    const deeper =
      member === '*' ? `${path}.*` : /^[A-Za-z_]\w*$/.test(member) ? `${path}.${member}` : `${path}['${member}']`
    return judgeMember(below, deeper, member, name, entity, names)
  })
  const items = place.items === undefined ? [] : judgeMember(place.items, `${path}[*]`, name, owner, entity, names)
  return [...inner, ...items]
}

function judgeMember(
  place: Place,
  path: string,
  name: string,
  owner: string,
  entity: Entity,
  names: NameWords,
): readonly Leaf[] {
  const below = judge(place, path, name, name === '*' ? owner : name, names)
  const type = typeOf(place)
  if (type === undefined) return below
  const field: Field = { name, column: name, type, nativeType: type.kind, nullable: true }
  const meaning = readEntity(entity)
  const byName = proposeByName(field, meaning) ?? proposeByType(field, meaning)
  return [{ path, proposed: weighTexts(field, byName, place.texts, names) }, ...below]
}

/** What the leaves at a place are, if there are any. */
function typeOf({ texts, numbers, flags }: Place): FieldType | undefined {
  if (texts.length > 0) return { kind: 'text' }
  if (numbers > 0) return { kind: 'float', bits: 64 }
  return flags > 0 ? { kind: 'boolean' } : undefined
}

function pretendEntity(name: string, members: readonly (readonly [string, Place])[]): Entity {
  const fields = members.map(([member, place]): Field => {
    const type = typeOf(place) ?? { kind: 'json' }
    return { name: member, column: member, type, nativeType: type.kind, nullable: true }
  })
  return { name, table: { name }, origin: 'orm', fields, key: [], relations: [], uniques: [], checks: [] }
}
