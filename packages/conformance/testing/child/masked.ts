import { existsSync, writeFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { childTask } from '../around/child.js'
import type { MaskTask } from '../around/masking-child.js'
import type { OpenAdapter } from '../opened.js'
import { SAMPLE_RULES } from '../seeders/masking.js'

/** Run in a process of its own, which stands still in the middle of a copy until it is killed. */
it('copies until it is killed', async () => {
  const { module, databases, marker = '', classification, chunked } = childTask() as MaskTask
  const [from, to] = databases
  if (from === undefined || to === undefined) throw new Error('two databases must be named')
  const { open } = (await import(module)) as { readonly open: OpenAdapter }
  const orm = await open({ ...from, domain: 'sample' })
  const seeds = orm.registerSeeders({ anonymize: { rules: SAMPLE_RULES, classification } })
  await seeds.anonymize({
    to: to.url,
    chunked,
    pageRows: 7,
    leaks: false,
    onProgress: ({ phase, entity, done }) => {
      if (existsSync(marker) || phase !== 'mask' || entity !== 'Order' || done < 30) return
      writeFileSync(marker, String(done))
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    },
  })
  expect('the end').toBe('never reached')
}, 120_000)
