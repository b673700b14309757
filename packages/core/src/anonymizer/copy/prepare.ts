import type { Store } from '../../adapter/port.js'
import { noAnonymizer, notClassified, unknownMember } from '../../errors/anonymize.js'
import { joinProblems } from '../../errors/seed-error.js'
import { writableEntities } from '../../schema/lookup.js'
import { readGround, type Ground } from '../../seeder/session.js'
import { loadLocales } from '../../values/locale.js'
import type { Vocabulary } from '../../values/vocabulary.js'
import { withHiddenFields } from '../classify/hidden-fields.js'
import { locateClassification, readClassification } from '../classify/file/classification-file.js'
import { requireClassified } from '../classify/require-classified.js'
import type { KeyRing } from '../keys/key-ring.js'
import { keyRequestOf } from '../keys/key-request.js'
import { openKeyRing } from '../keys/open-key-ring.js'
import { chooseRules, type RuledClass } from '../plan/choose-rules.js'
import type { Classification } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import type { Anonymizer } from '../rules.js'

/** Rules, key and schema, all checked, before any row is looked at. */
export interface Prepared {
  readonly anonymizer: Anonymizer
  readonly keys: KeyRing
  readonly words: Vocabulary
  readonly ground: Ground
  readonly ruled: readonly RuledClass[]
  readonly classification: Classification
}

/**
 * Reads key, rules, schema and classification.
 *
 * @throws {SeedError} `ANONYMIZE.NO_RULES`, `KEY.*`, `ANONYMIZE.UNKNOWN_FIELD` and others, `ANONYMIZE.UNCLASSIFIED` (exit 4).
 */
export async function prepare(request: AnonymizeRequest, verb: string): Promise<Prepared> {
  const { anonymizer, adapter, cwd } = request
  if (anonymizer === undefined) throw noAnonymizer(verb)
  checkMembers(anonymizer)
  const keys = openKeyRing(keyRequestOf(anonymizer, cwd))
  const locales = await loadLocales(anonymizer.locale ?? 'en')
  const ground = await readGround(adapter)
  const { ruled, problems } = chooseRules(ground.schema, anonymizer.rules)
  if (problems.length > 0) throw joinProblems(problems)
  const { file, path } = locateClassification(request)
  const classification = await readClassification(path)
  const described = withHiddenFields(await adapter.describe(), ground.schema)
  const findings = requireClassified(described, classification, anonymizer)
  if (findings.length > 0)
    throw notClassified(
      file,
      findings.map(({ entity, field, message }) => `${entity}.${field}: ${message}`),
    )
  const words = locales.vocabularies[0] as Vocabulary
  return { anonymizer, keys, words, ground, ruled, classification: classification ?? { version: 1, entities: {} } }
}

/** All that an anonymizer may say. */
const MEMBERS: Readonly<Record<keyof Anonymizer, true>> = {
  rules: true,
  subjects: true,
  mode: true,
  release: true,
  locale: true,
  keyFile: true,
  classification: true,
  quasiIdentifiers: true,
}

/** A misspelt member would be left out in silence, where no compiler has seen it. */
function checkMembers(anonymizer: Anonymizer): void {
  const known = Object.keys(MEMBERS)
  const unknown = Object.keys(anonymizer).filter((name) => !known.includes(name))
  if (unknown.length > 0) throw joinProblems(unknown.map((name) => unknownMember(name, known)))
}

/** Rows of each entity. */
export async function countRows(store: Store, { schema }: Ground): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const entity of writableEntities(schema)) counts.set(entity.name, await store.count(entity))
  return counts
}
