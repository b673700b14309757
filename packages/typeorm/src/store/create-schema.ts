import type { TargetRequest } from '@seed/core/adapter'
import { checkNoTables } from '@seed/sql'
import { connectSource } from '../cli/connect-source.js'
import type { DataSourceLike } from '../client.js'
import { describeDataSource } from '../describe.js'
import { manageSource } from './source.js'

/**
 * Makes the tables of a data source's entities in another database, by `synchronize` of a data source of its own.
 *
 * @throws {SeedError} `ORM.TABLES_THERE` when one of them is there already: `synchronize` would change it.
 */
export async function createSchema(source: DataSourceLike, request: TargetRequest): Promise<void> {
  const other = connectSource(source, request, process.cwd()) as DataSourceLike & Synchronizing
  const managed = manageSource(other)
  try {
    await managed.described()
    await checkNoTables(request, describeDataSource(other))
    await managed.ready()
    await other.synchronize(false)
  } finally {
    await managed.close()
  }
}

interface Synchronizing {
  synchronize(dropBefore: boolean): Promise<void>
}
