import type { Store } from '../../adapter/port.js'
import { leaksNoSecrets } from '../../errors/leaks.js'
import { isSeedError, joinProblems } from '../../errors/seed-error.js'
import { fieldOf, findEntity, writableEntities } from '../../schema/lookup.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'
import { loadLocales } from '../../values/locale.js'
import type { Vocabulary } from '../../values/vocabulary.js'
import { locateClassification, readClassification } from '../classify/file/classification-file.js'
import { secretsOf, targetKeysOf } from '../copy/secrets.js'
import { keyRequestOf } from '../keys/key-request.js'
import { openKeyRing } from '../keys/open-key-ring.js'
import type { KeyRing } from '../keys/key-ring.js'
import { bindMasks } from '../plan/bind-masks.js'
import { chooseRules } from '../plan/choose-rules.js'
import { readKeptKeys } from '../plan/kept-keys.js'
import { planMasking } from '../plan/plan.js'
import { readTargetShape } from '../plan/target-shape.js'
import type { Classification, FieldClass } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import type { Anonymizer } from '../rules.js'
import { kindByName } from './kind-by-name.js'
import type { LeakScan, SecretField } from './scan-stores.js'

/** Secret fields, and the keys of rows in the target where they can be told. */
export type ChosenSecrets = Pick<LeakScan, 'secrets' | 'targetKeys' | 'words'>

/** What secrets are chosen from. */
export interface SecretSources {
  readonly request: AnonymizeRequest
  readonly source: Store
  /** The source's: the ORM's and the database's knowledge merged. */
  readonly schema: Schema
  /** The target's. */
  readonly catalog: Schema
}

const SECRET: readonly FieldClass[] = ['direct', 'quasi', 'sensitive']

/**
 * Chooses what is looked for: all fields that a rule replaces, and those that the classification calls direct, quasi or
 * sensitive although no rule does. Where the key is at hand and keys of rows are replaced, the new ones are told.
 *
 * @throws {SeedError} `LEAKS.NO_SECRETS`, `CLASSIFY.*`, and `ANONYMIZE.*` for rules that do not fit the schema.
 */
export async function chooseSecrets(sources: SecretSources): Promise<ChosenSecrets> {
  const { request, schema } = sources
  const { file, path } = locateClassification(request)
  const classification = await readClassification(path)
  const ruled = await ruledSecrets(sources)
  const named = new Set(ruled.secrets.map(nameOf))
  const others = classifiedSecrets(schema, classification).filter(
    (secret) => !named.has(nameOf(secret)) && !hasRule(request.anonymizer, secret),
  )
  const secrets = [...ruled.secrets, ...others]
  if (secrets.length === 0) throw leaksNoSecrets(file)
  return { ...ruled, secrets }
}

function nameOf({ entity, field }: SecretField): string {
  return `${entity.name}.${field}`
}

/** Fields with a rule that keeps their values are no secrets, whatever their class; foreign keys repeat a key. */
function hasRule(anonymizer: Anonymizer | undefined, { entity, field }: SecretField): boolean {
  return anonymizer?.rules.some((rule) => rule.entity === entity.name && field in rule.fields) === true
}

async function ruledSecrets({ request, source, schema, catalog }: SecretSources): Promise<ChosenSecrets> {
  const { anonymizer, adapter } = request
  if (anonymizer === undefined) return { secrets: [], targetKeys: undefined }
  const { ruled, problems } = chooseRules(schema, anonymizer.rules)
  const { keys, isKnown } = openKeys(request, anonymizer)
  const words = (await loadLocales(anonymizer.locale ?? 'en')).vocabularies[0] as Vocabulary
  const target = readTargetShape(schema, catalog)
  const kept = await readKeptKeys(source, schema, ruled)
  const bound = await bindMasks(ruled, { context: { keys, words }, typeOf: target.typeOf, kept, schema })
  const all = [...problems, ...bound.problems]
  if (all.length > 0) throw joinProblems(all)
  const { capabilities } = adapter
  // Whether unique sets stay unique is for the run to prove; here the plan only says which fields are replaced.
  const plan = planMasking({ schema, anonymizer, masks: bound.masks, counts: new Map(), target, capabilities })
  return { secrets: secretsOf(plan, anonymizer.rules), targetKeys: isKnown ? targetKeysOf(plan) : undefined, words }
}

/** The run's own key, or one that only serves to learn the kinds of values: a scan needs no key to look for originals. */
function openKeys({ cwd }: AnonymizeRequest, anonymizer: Anonymizer): { keys: KeyRing; isKnown: boolean } {
  const request = keyRequestOf(anonymizer, cwd)
  const throwaway = (): KeyRing => openKeyRing({ mode: 'throwaway', cwd })
  if (request.mode === 'throwaway') return { keys: throwaway(), isKnown: false }
  try {
    return { keys: openKeyRing(request), isKnown: true }
  } catch (error) {
    if (!isSeedError(error) || !error.code.startsWith('KEY.')) throw error
    return { keys: throwaway(), isKnown: false }
  }
}

function classifiedSecrets(schema: Schema, classification: Classification | undefined): readonly SecretField[] {
  return Object.entries(classification?.entities ?? {}).flatMap(([name, fields]) => {
    const entity = findEntity(schema, name)
    if (entity === undefined || !writableEntities(schema).includes(entity)) return []
    return Object.entries(fields)
      .filter(([field, entry]) => SECRET.includes(entry.class) && hasField(entity, field))
      .map(([field, entry]) => secretOf(entity, fieldOf(entity, field), entry.class))
  })
}

function hasField(entity: Entity, name: string): boolean {
  return entity.fields.some((field) => field.name === name)
}

function secretOf(entity: Entity, field: Field, of: FieldClass): SecretField {
  return { entity, field: field.name, kind: kindByName(field, of), replaced: true }
}
