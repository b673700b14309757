import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { mariadbOrReason, startMariadb, startPostgres } from '../../../../tools/databases/index.mjs'
import type { Dialect } from '../opened.js'

/** Makes empty databases of one kind. */
export interface Server {
  /** Address of a new, empty database: what `OpenRequest.url` is. */
  createDatabase(): Promise<string>
}

/** Whether this machine can run the database; prints why, once, where it cannot. */
export function canRun(dialect: Dialect): boolean {
  return dialect !== 'mysql' || mariadbOrReason() === undefined
}

/** A server of this kind, up from before the first test of the block it is called in until after the last. */
export function useServer(dialect: Dialect): Server {
  return dialect === 'sqlite' ? useFolder() : useProcess(dialect === 'mysql' ? startMariadb : startPostgres)
}

interface Process {
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

function useProcess(start: () => Promise<Process>): Server {
  let server: Process | undefined
  beforeAll(async () => {
    server = await start()
  }, 60_000)
  afterAll(() => server?.stop(), 60_000)
  return {
    createDatabase: () => server?.createDatabase() ?? Promise.reject(new Error('the server is not up')),
  }
}

function useFolder(): Server {
  let folder = ''
  let files = 0
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'seed-conformance-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { createDatabase: async () => join(folder, `${++files}.db`) }
}
