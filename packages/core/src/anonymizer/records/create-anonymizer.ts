import { unnamedFields } from '../../errors/records.js'
import type { KeyMode } from '../keys/key-ring.js'
import { compileHandlers } from './compile-handlers.js'
import { createFieldMethods } from './create-field-methods.js'
import type { FieldMethods } from './field-methods.js'
import type { Handlers, HandlersOf } from './handlers.js'
import { maskPage } from './mask-page.js'
import { openContext, type RecordContextOptions } from './open-context.js'
import type { Rest } from './rebuild.js'

/** Options of `createAnonymizer`. */
export interface RecordAnonymizerOptions extends RecordContextOptions, RestOption {}

/** What becomes of fields without a handler. */
export interface RestOption {
  /**
   * `'error'` unless told: the fields are listed, by name alone. `'keep'` lets them through, `'redact'` makes them null.
   */
  readonly rest?: Rest
}

/** Anonymizes records of tests and scripts, without a database. */
export interface RecordAnonymizer extends FieldMethods {
  /** Names the key in reports, says nothing of it. */
  readonly keyId: string
  readonly mode: KeyMode
  /**
   * Replaces the fields that handlers name and gives a copy; the record stays as it is, and null and undefined stay. Names,
   * dates and addresses go by whom the object is about: its e-mail address, else its phone number, else its SSN, if one of
   * these has a handler.
   *
   * @throws {SeedError} `RECORDS.*`, `MASK.*`.
   */
  anonymizeRecord<T extends object>(record: T, handlers: HandlersOf<T>, options?: RestOption): Promise<T>
  /** The same with many records. */
  anonymizeRecords<T extends object>(records: readonly T[], handlers: HandlersOf<T>, options?: RestOption): Promise<T[]>
}

/** Records that are masked together. */
const PAGE_RECORDS = 1000

/**
 * Makes an anonymizer of records. Equal values get equal replacements in every process that has the key, for there is no
 * table of pairs: each replacement is a keyed function of the value.
 *
 * ```ts
 * const anonymizer = await createAnonymizer() // the key is in SEED_KEY
 * const users = await anonymizer.anonymizeRecords(exported, { email: 'email', name: 'name', phone: 'phone' }, { rest: 'keep' })
 * ```
 *
 * Without `rest: 'keep'` a field that no handler names is an error, so that nothing slips through by omission.
 *
 * @throws {SeedError} `KEY.*`; `RECORDS.SEED_IS_NO_KEY` for a seed where a key is due; `CONFIG.UNKNOWN_LOCALE`.
 */
export async function createAnonymizer(options: RecordAnonymizerOptions = {}): Promise<RecordAnonymizer> {
  const context = await openContext(options)
  const anonymizeAll = async (
    records: readonly unknown[],
    handlers: Handlers,
    rest: Rest = options.rest ?? 'error',
  ): Promise<unknown[]> => {
    const rules = await compileHandlers(handlers, context)
    const unnamed = new Set<string>()
    const masked: unknown[] = []
    for (let from = 0; from < records.length; from += PAGE_RECORDS) {
      const page = await maskPage(records.slice(from, from + PAGE_RECORDS), { rules, rest, first: from + 1 })
      page.unnamed.forEach((name) => unnamed.add(name))
      masked.push(...page.records)
    }
    if (unnamed.size > 0) throw unnamedFields([...unnamed], "pass { rest: 'keep' }")
    return masked
  }
  return {
    ...(await createFieldMethods(context)),
    keyId: context.keys.id,
    mode: context.keys.mode,
    async anonymizeRecord<T extends object>(record: T, handlers: HandlersOf<T>, { rest }: RestOption = {}) {
      return (await anonymizeAll([record], handlers, rest))[0] as T
    },
    async anonymizeRecords<T extends object>(
      records: readonly T[],
      handlers: HandlersOf<T>,
      { rest }: RestOption = {},
    ) {
      return (await anonymizeAll(records, handlers, rest)) as T[]
    },
  }
}
