import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from '@jest/globals'
import type { Ground } from '../place.js'
import { type ChildTask, startChild } from './child.js'
import type { Masking } from './masking.js'

/** What a process that copies is told. */
export interface MaskTask extends ChildTask {
  readonly classification: string
  readonly chunked: boolean
}

/** Copies in a process of its own, and kills it in the middle of the orders. */
export async function killCopy(
  ground: Ground,
  { place, to, classification }: Masking,
  chunked: boolean,
): Promise<void> {
  const { dialect, module } = ground
  const marker = join(dirname(classification), 'marker')
  const databases = [place.url, to.url].map((url) => ({ dialect, url }))
  const task: MaskTask = { module, databases, marker, classification, chunked }
  const child = startChild('masked', task)
  const gone = once(child, 'exit')
  while (!existsSync(marker) && child.exitCode === null) await setTimeout(20)
  expect(child.exitCode).toBe(null)
  child.kill('SIGKILL')
  expect((await gone)[1]).toBe('SIGKILL')
}
