// Makes a Prisma client for each database from prisma/models.prisma: a schema of Prisma knows one database only.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./generated', import.meta.url))
const models = readFileSync(new URL('./prisma/models.prisma', import.meta.url), 'utf8')
// Generating needs no schema engine; without this the command would download one first.
const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env }

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const provider of ['sqlite', 'postgresql', 'mysql']) {
  const schema = `${folder}/${provider}.prisma`
  const header = `generator client {
  provider            = "prisma-client"
  output              = "./${provider}"
  importFileExtension = "js"
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
