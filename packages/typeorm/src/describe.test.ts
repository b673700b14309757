import { it, beforeAll, afterAll, expect } from '@jest/globals'
import { mergeSchemas } from '../../core/src/schema/merge.js'
import { typeormAdapter } from './store.js'
import { openPostgresSource, openSqliteSource, startServer } from './testing/databases.js'
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 60000)
afterAll(async () => {
  await server.stop()
})
it('dumps', async () => {
  const sources = [await openSqliteSource(), await openPostgresSource(server)]
  for (const s of sources) {
    const a = typeormAdapter(s)
    const m = mergeSchemas(await a.describe(), await a.catalog())
    console.log(m.notes.join('\n'), m.problems)
  }
  const [d1, d2] = await Promise.all(sources.map((s) => typeormAdapter(s).describe()))
  const strip = (d: any) =>
    JSON.parse(
      JSON.stringify(d, (k, v) =>
        k === 'nativeType' || k === 'text' ? undefined : typeof v === 'bigint' ? String(v) : v,
      ),
    )
  for (const s of sources) await s.destroy()
  expect(strip(d1)).toEqual(strip(d2))
  console.log(JSON.stringify(strip(d1).entities, null, 0).replaceAll('},{', '},\n{'))
})
