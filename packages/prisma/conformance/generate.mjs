// Makes what the tests need of Prisma: a client for each database, and a schema for each domain on it. A schema of Prisma's
// knows one database only, so the models are written once and spelled for each.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = import.meta.dirname
const GENERATED = join(HERE, '../generated')
const DIALECTS = ['sqlite', 'postgresql', 'mysql']

/** Domains that only PostgreSQL can hold. */
const POSTGRESQL_ONLY = ['arrays', 'second-schema']

/** Native types that each database calls otherwise; those of PostgreSQL are written. @type {Record<string, [RegExp, string][]>} */
const SPELLINGS = {
  postgresql: [],
  mysql: [
    [/@db\.Uuid/g, '@db.Char(36)'],
    [/@db\.Timestamptz/g, '@db.DateTime'],
    [/^(\s*(?:bio)\s+String)$/gm, '$1 @db.Text'],
  ],
  sqlite: [
    // SQLite has neither days nor times of day; Prisma would keep both as moments.
    [/DateTime(\??)(.*) @db\.(Date|Time)\b(\(\d\))?/g, 'String$1$2'],
    [/ @db\.\w+(\([\d, ]+\))?/g, ''],
  ],
}

/** The models of one domain in the words of one database. */
function modelsOf(/** @type {string} */ file, /** @type {string} */ dialect) {
  const text = SPELLINGS[dialect]?.reduce(
    (models, [pattern, spelling]) => models.replace(pattern, spelling),
    readFileSync(file, 'utf8'),
  )
  if (dialect !== 'postgresql') return text ?? ''
  // Under several schemas, every block names its own.
  return (text ?? '').replace(/^(?:model|enum) \w+ \{[^}]*\n(?=\})/gm, (block) =>
    block.includes('@@schema') ? block : `${block}  @@schema("public")\n`,
  )
}

function header(/** @type {string} */ dialect) {
  return [
    'generator client {',
    '  provider = "prisma-client"',
    '  output = "./client"',
    '  importFileExtension = "js"',
    '}',
    'datasource db {',
    `  provider = "${dialect}"`,
    ...(dialect === 'postgresql' ? ['  schemas = ["public", "archive"]'] : []),
    '}',
    '',
  ].join('\n')
}

function generate(/** @type {string} */ dialect) {
  const folder = join(GENERATED, dialect)
  mkdirSync(folder, { recursive: true })
  const files = globSync('models/*.prisma', { cwd: HERE }).sort()
  const domains = files.filter(
    (file) => dialect === 'postgresql' || !POSTGRESQL_ONLY.includes(basename(file, '.prisma')),
  )
  const models = domains.map((file) => modelsOf(join(HERE, file), dialect))
  domains.forEach((file, i) => writeFileSync(join(folder, basename(file)), `${header(dialect)}${models[i]}`))
  const schema = join(folder, 'all.prisma')
  writeFileSync(schema, `${header(dialect)}${models.join('\n')}`)
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
  execFileSync(process.execPath, [prisma, 'generate', '--schema', schema], {
    cwd: folder,
    // Generating needs no schema engine, which the command would download first.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    stdio: 'pipe',
  })
}

/** Jest's `globalSetup`: makes the clients when they are missing or older than what they are made of. */
export default function generateWhenStale() {
  const sources = [
    fileURLToPath(import.meta.url),
    ...globSync('models/*.prisma', { cwd: HERE }).map((file) => join(HERE, file)),
  ]
  const stamp = join(GENERATED, 'stamp')
  const newest = Math.max(...sources.map((file) => statSync(file).mtimeMs))
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return
  rmSync(GENERATED, { recursive: true, force: true })
  for (const dialect of DIALECTS) generate(dialect)
  writeFileSync(stamp, '')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateWhenStale()
