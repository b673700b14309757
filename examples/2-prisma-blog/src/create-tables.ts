// Does what `prisma migrate deploy` would do to an empty database: that command needs the schema engine, a download.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { url } from './db.js'

const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url)

mkdirSync(dirname(url.replace(/^file:/, '')), { recursive: true })
const database = await new PrismaBetterSqlite3({ url }).connect()
const entries = readdirSync(MIGRATIONS, { withFileTypes: true })
const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
for (const name of names.toSorted()) {
  await database.executeScript(readFileSync(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8'))
}
await database.dispose()
