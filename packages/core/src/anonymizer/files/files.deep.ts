import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from '@jest/globals'
import { english } from '../../values/english.js'
import { openKeyRing } from '../keys/open-key-ring.js'
import { compileHandlers } from '../records/compile-handlers.js'
import type { FileFormat } from './file-format.js'
import { maskFile } from './mask-file.js'

const RECORDS = 500_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is alive, in MB. */
function liveMemory(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** About 100 bytes a record: 50 MB in all, several times that as objects. */
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
  'masks half a million records of %s in flat memory',
  async (format) => {
    const keys = openKeyRing({ mode: 'throwaway', cwd: '.' })
    const rules = await compileHandlers({ email: 'email', name: 'name' }, { keys, words: english })
    let written = 0
    const live: number[] = []
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
        onProgress: ({ done }) => void (done % 100_000 === 0 && live.push(liveMemory())),
      },
      output,
    )
    expect({ records, changed: counts.map(({ changed }) => changed) }).toEqual({
      records: RECORDS,
      changed: [RECORDS, RECORDS],
    })
    expect(written).toBeGreaterThan(RECORDS * 80)
    expect(live).toHaveLength(5)
    expect(Math.max(...live) - (live[0] ?? 0)).toBeLessThan(10)
  },
  300_000,
)
