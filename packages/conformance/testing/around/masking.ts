import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RegisteredSeeds } from '@seed/core'
import type { Anonymizer, AnonymizeOptions, AnonymizeReport } from '@seed/core/anonymize'
import type { Domain } from '../opened.js'
import { type Ground, openPlace, openTables, type Place, type Tables } from '../place.js'
import { classifyAll, MASK_KEY, SAMPLE_RULES } from '../seeders/masking.js'

/** A database, an empty one of the same tables beside it, and what it takes to copy from the first to the second. */
export interface Masking {
  readonly place: Place
  readonly to: Tables
  /** Path of a classification file by which all fields may go through. */
  readonly classification: string
  /** Copies to the second database, unless told otherwise, by the rules of the sample. */
  readonly anonymize: (options?: AnonymizeOptions, anonymizer?: Partial<Anonymizer>) => Promise<AnonymizeReport>
  /** The registration that has these rules. */
  readonly seeds: (anonymizer?: Partial<Anonymizer>) => RegisteredSeeds
  readonly close: () => Promise<void>
}

/** What differs from a domain's own tables. */
export interface MaskingOptions {
  /** Edits the statements that make the tables of both databases. */
  readonly change?: (ddl: string) => string
  /** Edits those of the target alone. */
  readonly changeTarget?: (ddl: string) => string
}

/** Opens two databases of one domain and sets the key. */
export async function openMasking(ground: Ground, domain: Domain, options: MaskingOptions = {}): Promise<Masking> {
  const { change = same, changeTarget = same } = options
  const place = await openPlace(ground, domain, change)
  const to = await openTables(ground, domain, (ddl) => changeTarget(change(ddl)))
  const folder = mkdtempSync(join(tmpdir(), 'seed-mask-'))
  const classification = join(folder, 'classification.json')
  const { adapter } = place.orm
  writeFileSync(classification, JSON.stringify(classifyAll(await adapter.describe())))
  process.env['SEED_KEY'] = MASK_KEY
  const seeds: Masking['seeds'] = (anonymizer) =>
    place.seeds({ anonymize: { rules: SAMPLE_RULES, classification, ...anonymizer } })
  return {
    place,
    to,
    classification,
    seeds,
    anonymize: (wished = {}, anonymizer = {}) =>
      seeds(anonymizer).anonymize(wished.inPlace === true ? wished : { to: to.url, ...wished }),
    close: async () => {
      delete process.env['SEED_KEY']
      await place.close()
      await to.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function same(ddl: string): string {
  return ddl
}
