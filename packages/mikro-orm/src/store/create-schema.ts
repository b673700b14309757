import { InternalError, type TargetRequest } from '@seed/core/adapter'
import { checkNoTables, dialectOfUrl } from '@seed/sql'
import type { OrmLike } from '../client.js'
import { describeOrm } from '../describe.js'
import { dialectOf } from '../dialect.js'
import { otherDatabase } from '../errors.js'

/**
 * Makes the tables of an instance's entities in another database, by the schema generator of an instance of its own.
 *
 * @throws {SeedError} `ORM.TABLES_THERE` when one of them is there already, `ORM.OTHER_DATABASE` for a URL that the
 * instance's driver does not reach.
 */
export async function createSchema(orm: OrmLike, request: TargetRequest): Promise<void> {
  const { name } = dialectOf(orm)
  if (dialectOfUrl(request.url) !== name) throw otherDatabase(name)
  const { makeOrm } = await import('../cli/make-orm.js')
  const given = { options: {}, config: undefined, connection: request, cwd: process.cwd(), load }
  const options = (orm.config as unknown as Configured).getAll()
  await checkNoTables(request, describeOrm(orm))
  const other = await makeOrm(options, given, `the options of MikroORM on ${name}`)
  try {
    await (other as OrmLike & Generating).schema.create()
  } finally {
    await other.close(true)
  }
}

/** Drivers are loaded for a database of another kind alone. */
function load(): Promise<never> {
  return Promise.reject(new InternalError('the driver of the instance reaches this database'))
}

interface Configured {
  getAll(): Readonly<Record<string, unknown>>
}

interface Generating {
  readonly schema: { create(): Promise<void> }
}
