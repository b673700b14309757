// Makes a Prisma client for each database from prisma/models.prisma: a schema of Prisma knows one database only.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const models = readFileSync(`${folder}/prisma/models.prisma`, 'utf8')
// Generating needs no schema engine; without this the command would download one first.
rmSync(`${folder}/dist`, { recursive: true, force: true })
mkdirSync(`${folder}/dist`)
const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env }

for (const provider of ['sqlite', 'postgresql', 'mysql']) {
  const schema = `${folder}/dist/${provider}.prisma`
  const header = `generator client {
  provider            = "prisma-client"
  output              = "./${provider}"
  importFileExtension = "ts"
}

datasource db {
  provider = "${provider}"
}
`
  writeFileSync(schema, `${header}\n${models}`)
  const { status, stderr } = spawnSync('prisma', ['generate', '--schema', schema], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) {
    console.error(stderr)
    process.exit(1)
  }
}
