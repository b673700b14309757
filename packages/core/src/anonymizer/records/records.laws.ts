import fc from 'fast-check'
import type { RecordAnonymizer } from './create-anonymizer.js'
import type { HandlersOf } from './handlers.js'

/** Records of people, with whatever else records hold. */
export interface AnyRecord {
  readonly email: string | null
  readonly name: string | null
  readonly at: Date
  readonly more: unknown
}

const HANDLERS: HandlersOf<AnyRecord> = { email: 'email', name: 'name', at: 'date' }

/** Text that cannot be in a replacement by chance: no replacement holds such letters. */
const telling: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom('ж', 'щ', 'ю', 'ф', 'ц'),
  minLength: 6,
  maxLength: 12,
})

const record: fc.Arbitrary<AnyRecord> = fc.record({
  email: fc.option(telling.map((text) => `${text}@почта.рф`)),
  name: fc.option(telling),
  at: fc.date({ min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  more: fc
    .jsonValue({ maxDepth: 3 })
    .chain((value) => telling.map((text) => ({ value, [`k${value === null}`]: text }))),
})

const records = fc.array(record, { maxLength: 12 })

/** Nothing of the records changes, however deep. */
export function recordsStayAsTheyAre(ours: RecordAnonymizer): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(records, async (given) => {
    const before = fc.stringify(given)
    await ours.anonymizeRecords(given, HANDLERS, { rest: 'redact' })
    return fc.stringify(given) === before
  })
}

/** A record's replacement does not depend on the records around it, nor on how often it was asked for. */
export function recordsStandAlone(ours: RecordAnonymizer): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(records, async (given) => {
    const together = await ours.anonymizeRecords(given, HANDLERS, { rest: 'keep' })
    const backwards = await ours.anonymizeRecords(given.toReversed(), HANDLERS, { rest: 'keep' })
    const alone = await Promise.all(given.map((one) => ours.anonymizeRecord(one, HANDLERS, { rest: 'keep' })))
    return isSame(together, alone) && isSame(together, backwards.toReversed())
  })
}

/** No telling text comes out where the rest is redacted; where it is kept, only out of fields without a handler. */
export function nothingSlipsThrough(ours: RecordAnonymizer): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(records, async (given) => {
    const redacted = await ours.anonymizeRecords(given, HANDLERS, { rest: 'redact' })
    const kept = await ours.anonymizeRecords(given, HANDLERS, { rest: 'keep' })
    const named = kept.map(({ email, name }) => ({ email, name }))
    return !/[жщюфц]/.test(JSON.stringify([redacted, named]))
  })
}

/** Records have the members that they had, in their order; null stays null. */
export function shapesStay(ours: RecordAnonymizer): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(records, async (given) => {
    const masked = await ours.anonymizeRecords(given, HANDLERS, { rest: 'keep' })
    return masked.every(
      (one, i) =>
        Object.keys(one).join() === Object.keys(given[i] ?? {}).join() &&
        (one.email === null) === (given[i]?.email === null) &&
        isSame(one.more, given[i]?.more),
    )
  })
}

function isSame(first: unknown, second: unknown): boolean {
  return fc.stringify(first) === fc.stringify(second)
}
