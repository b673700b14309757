import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { defineConfig } from './index.js'
import { makeSqliteFile } from './testing/clients.js'

const ROOT = join(import.meta.dirname, '../../..')

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'prisma.config.ts': `import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { seed: 'node --experimental-transform-types --no-warnings --import ./sources.mjs prisma/seed.ts' },
  datasource: { url: 'file:./dev.db' },
})
`,
  'prisma/schema.prisma': `generator client {
  provider = "prisma-client"
  output   = "../generated/prisma"
  importFileExtension = "ts"
}
datasource db {
  provider = "sqlite"
}
model Sensor {
  id   Int    @id @default(autoincrement())
  name String @unique
  @@map("sensors")
}
`,
  'prisma/seed.ts': `import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { factoriesFor, Seeder } from '@seed/core'
import { registerSeeders } from '@seed/prisma'
import { PrismaClient } from '../generated/prisma/client.ts'

class Sensors extends Seeder {
  run({ create }) {
    create(factoriesFor()('Sensor', {}), 4)
  }
}
const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: process.env.SEED_TEST_FILE }) })
const report = await registerSeeders(prisma, { seeders: [Sensors] }).run()
console.log('seeded ' + report.rows)
await prisma.$disconnect()
`,
  // Nothing is built for this test: imports of this repository's packages lead to their sources.
  'sources.mjs': `import { registerHooks } from 'node:module'
registerHooks({
  resolve(specifier, context, next) {
    const conditions = [...context.conditions, '@seed/source']
    try {
      return next(specifier, { ...context, conditions })
    } catch (error) {
      if (!specifier.endsWith('.js')) throw error
      return next(specifier.replace(/\\.js$/, '.ts'), { ...context, conditions })
    }
  },
})
`,
}

it('works in `prisma db seed`', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-db-seed-'))
  const file = makeSqliteFile('CREATE TABLE sensors (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE)')
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
  // Neither command needs the schema engine, which Prisma would download first.
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
    SEED_TEST_FILE: file.path,
  }
  const run = promisify(execFile)
  await run(process.execPath, [prisma, 'generate'], { cwd: folder, env })
  const { stdout } = await run(process.execPath, [prisma, 'db', 'seed'], { cwd: folder, env })
  expect(stdout).toContain('seeded 4')
  expect(file.rows('SELECT count(*) AS n FROM sensors')).toEqual([{ n: 4 }])
  rmSync(folder, { recursive: true })
  file.remove()
}, 120_000)

it('gives a config back as it is', () => {
  const config = { client: 'src/db.ts', schema: 'prisma', seed: 7 }
  expect(defineConfig(config)).toBe(config)
})
