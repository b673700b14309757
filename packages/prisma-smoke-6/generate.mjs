import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = import.meta.dirname

/** Jest's `globalSetup`: makes the client of Prisma 6 when it is missing or older than its schema. */
export default function generateWhenStale() {
  const [client, schema] = [join(HERE, 'generated/client.ts'), join(HERE, 'schema.prisma')]
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
  // Generating needs no engine, which the command would download first.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  execFileSync(process.execPath, [prisma, 'generate', '--schema', schema], { cwd: HERE, env, stdio: 'pipe' })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateWhenStale()
