// Does what `prisma migrate deploy` would do to an empty database: that command needs the schema engine, a download.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { prisma, url } from './db.js'

const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url)

async function migrate(): Promise<void> {
  const entries = readdirSync(MIGRATIONS, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const database = await new PrismaBetterSqlite3({ url }).connect()
  for (const name of names.toSorted()) {
    await database.executeScript(readFileSync(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8'))
  }
  await database.dispose()
}

mkdirSync(dirname(url.replace(/^file:/, '')), { recursive: true })
const tables = await prisma.$queryRaw<unknown[]>`SELECT name FROM sqlite_master WHERE type = 'table'`
await prisma.$disconnect()
if (tables.length === 0) await migrate()
