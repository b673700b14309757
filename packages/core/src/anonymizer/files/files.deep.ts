import { Readable } from 'node:stream'
import { expect, it } from '@jest/globals'
import { english } from '../../values/english.js'
import { openKeyRing } from '../keys/open-key-ring.js'
import { compileHandlers } from '../records/compile-handlers.js'
import type { FileFormat } from './file-format.js'
import { maskFile } from './mask-file.js'

const RECORDS = 1_000_000

/** About 100 bytes a record: 100 MB in all. */
function* recordsAs(format: FileFormat): Generator<Buffer> {
  if (format === 'csv') yield Buffer.from('id,email,name,note\n')
  if (format === 'json') yield Buffer.from('[')
  for (let i = 0; i < RECORDS; i++) {
    const record = {
      id: i,
      email: `person${i}@hospital${i % 97}.example`,
      name: `Ann ${i}`,
      note: 'some words, as notes are',
    }
    const text = JSON.stringify(record)
    if (format === 'csv') yield Buffer.from(`${i},${record.email},${record.name},"${record.note}"\n`)
    else yield Buffer.from(format === 'json' ? `${i === 0 ? '' : ','}${text}` : `${text}\n`)
  }
  if (format === 'json') yield Buffer.from(']')
}

it.each(['json', 'ndjson', 'csv'] as const)(
  'masks a million records of %s in flat memory',
  async (format) => {
    const keys = openKeyRing({ mode: 'throwaway', cwd: '.' })
    const rules = await compileHandlers({ email: 'email', name: 'name' }, { keys, words: english })
    let written = 0
    let most = 0
    const output = {
      write: async (text: string) => void (written += text.length),
      commit: async () => undefined,
      discard: async () => undefined,
    }
    const { records, counts } = await maskFile(
      {
        input: Readable.from(recordsAs(format)),
        format,
        delimiter: ',',
        rules,
        rest: 'keep',
        onProgress: () => void (most = Math.max(most, process.memoryUsage().rss)),
      },
      output,
    )
    expect({ records, changed: counts.map(({ changed }) => changed) }).toEqual({
      records: RECORDS,
      changed: [RECORDS, RECORDS],
    })
    expect(written).toBeGreaterThan(RECORDS * 100)
    // The test runner itself takes about 200 MB; all records at once would be several times that.
    expect(most / 2 ** 20).toBeLessThan(600)
  },
  300_000,
)
