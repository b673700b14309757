import { beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { testKey } from '../attacks/testing/system.js'
import { createAnonymizer, type RecordAnonymizer } from './create-anonymizer.js'
import { nothingSlipsThrough, recordsStandAlone, recordsStayAsTheyAre, shapesStay } from './records.laws.js'

let ours: RecordAnonymizer
beforeAll(async () => {
  ours = await createAnonymizer({ key: testKey('a key of the laws of records') })
})

describe('anonymizeRecords', () => {
  it('leaves the records it is given as they are', () => fc.assert(recordsStayAsTheyAre(ours)))
  it('replaces each record as if it were alone', () => fc.assert(recordsStandAlone(ours)))
  it('lets nothing through that has a handler', () => fc.assert(nothingSlipsThrough(ours)))
  it('keeps the shape of records', () => fc.assert(shapesStay(ours)))
  it('goes by whom the record is about, not by the value alone', async () => {
    const people = Array.from({ length: 30 }, (_, i) => ({ email: `p${i}@x.example`, name: 'Ann Smith' }))
    const masked = await ours.anonymizeRecords(people, { email: 'email', name: 'name' })
    expect(new Set(masked.map(({ name }) => name)).size).toBeGreaterThan(20)
  })
})
