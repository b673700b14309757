import { pathToFileURL } from 'node:url'
import type { TargetRequest } from '@seed/core/adapter'
import { checkNoTables } from '@seed/sql'
import type { OrmLike } from '../client.js'
import { describeOrm } from '../describe.js'
import { dialectOf } from '../dialect.js'

/**
 * Makes the tables of an instance's entities in another database, by the schema generator of an instance of its own.
 *
 * @throws {SeedError} `ORM.TABLES_THERE` when one of them is there already.
 */
export async function createSchema(orm: OrmLike, request: TargetRequest): Promise<void> {
  const { makeOrm } = await import('../cli/make-orm.js')
  const given = { options: {}, config: undefined, connection: request, cwd: process.cwd(), load }
  const options = (orm.config as unknown as Configured).getAll()
  await checkNoTables(request, describeOrm(orm))
  const other = await makeOrm(options, given, `the options of MikroORM on ${dialectOf(orm).name}`)
  try {
    await (other as OrmLike & Generating).schema.create()
  } finally {
    await other.close(true)
  }
}

function load(file: string): Promise<unknown> {
  return import(pathToFileURL(file).href)
}

interface Configured {
  getAll(): Readonly<Record<string, unknown>>
}

interface Generating {
  readonly schema: { create(): Promise<void> }
}
