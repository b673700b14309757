import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from './generated/client.js'

/** The database that `DATABASE_URL` names, else a file below the working directory. */
export const url: string = process.env['DATABASE_URL'] ?? 'file:.seed/blog.sqlite'

export const prisma: PrismaClient = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url }) })
