import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { describeDatamodel } from '../describe.js'
import { findDatamodel } from '../schema/find-datamodel.js'
import { transpileSources } from '../testing/transpile.js'

const ROOT = join(import.meta.dirname, '../../../..')
const SCHEMA = `
generator client {
  provider = "prisma-client-js"
  output = "../client"
  previewFeatures = ["views"]
}
generator seed {
  provider = "node ./seed/generate.js"
}
datasource db {
  provider     = "postgresql"
  relationMode = "prisma"
}
enum Role {
  ADMIN @map("admin")
  USER
}
model User {
  id   Int  @id @default(autoincrement())
  role Role @default(ADMIN)
  tags Tag[]
  @@index([role])
}
model Tag {
  name  String @id
  users User[]
}
view Active {
  id Int @unique
}
`

describe('prisma generate', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seed-generator-'))
    transpileSources(join(folder, 'seed'))
    writeFileSync(
      join(folder, 'seed/generate.js'),
      "import { startGenerator } from './generator.js'\nstartGenerator()\n",
    )
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const generate = (schema: string, ...more: readonly string[]): Promise<unknown> => {
    const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
    // Generating needs no schema engine, which the command would download first.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false' }
    return promisify(execFile)(process.execPath, [prisma, 'generate', '--schema', schema, ...more], {
      cwd: folder,
      env,
    })
  }

  it('writes the JSON that is read as the schema itself is', async () => {
    const schema = join(folder, 'prisma/schema.prisma')
    mkdirSync(dirname(schema))
    writeFileSync(schema, SCHEMA)
    await generate('prisma/schema.prisma')
    const file = join(folder, 'generated/seed-datamodel.json')
    const fromSchema = await findDatamodel(undefined, { schema })
    const written: unknown = JSON.parse(readFileSync(file, 'utf8'))
    for (const datamodel of [file, written]) {
      const read = await findDatamodel(undefined, { datamodel })
      expect(describeText(read)).toEqual(describeText(fromSchema))
    }
    expect(fromSchema).toMatchObject({ provider: 'postgresql', emulatesRelations: true })
    expect(fromSchema.models.map(({ name }) => name)).toEqual(['User', 'Tag'])
  }, 60_000)

  it('writes where it is told, of several files too', async () => {
    const files = {
      'prisma/schema.prisma':
        SCHEMA.split('enum Role')[0]?.replace('generate.js"', 'generate.js"\n  output = "../made/here.json"') ?? '',
      'prisma/models/all.prisma': `enum Role${SCHEMA.split('enum Role')[1]}`,
    }
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    await generate('prisma')
    const read = await findDatamodel(undefined, { datamodel: join(folder, 'made/here.json') })
    expect(describeText(read)).toEqual(describeText(await findDatamodel(undefined, { schema: join(folder, 'prisma') })))
    expect(read.models).toHaveLength(2)
  }, 60_000)
})

function describeText(datamodel: Parameters<typeof describeDatamodel>[0]): unknown {
  return JSON.parse(JSON.stringify(describeDatamodel(datamodel)))
}
