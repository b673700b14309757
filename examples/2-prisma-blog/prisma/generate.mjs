// `prisma generate` where nothing can be downloaded. Every command of Prisma's fetches the schema engine first unless it is
// told where one is; generating never starts it. In a project of your own, `prisma generate` does.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
const { status, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
  cwd: dirname(import.meta.dirname),
  env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', ...process.env },
  encoding: 'utf8',
})
if (status !== 0) console.error(stderr)
process.exitCode = status ?? 1
