import { type Entity, InternalError, type RowSource, writeChunks, type WriteRows } from '@seed/core/adapter'
import type { ColumnMetadataLike, EntityMetadataLike, ManagerLike } from '../client.js'
import { fieldName } from '../describe/names.js'
import { treeKey } from '../errors.js'
import { entityWriter } from './entity-writer.js'

/** Parameters of one statement; SQLite allows 32,766, PostgreSQL 65,535. */
const PARAMETERS = 30_000

/** Rows of one statement, which TypeORM builds as text. */
const ROWS = 500

/** What TypeORM writes with. */
export interface OrmWay {
  readonly manager: ManagerLike
  /** True where `manager.save` lets the database make generated keys, even those that are set. */
  readonly saveLeavesOutKeys: boolean
}

/**
 * Writes rows as instances of the application's classes:
 * `manager.createQueryBuilder().insert().into(Entity, columns).values(instances).execute()`. It fires `@BeforeInsert`,
 * `@AfterInsert` and the `beforeInsert` and `afterInsert` of subscribers, and applies transformers. (`manager.save` would
 * fire the same, but on PostgreSQL it leaves out the keys of `@PrimaryGeneratedColumn`, whoever set them.) What a hook
 * sets on the instance is written; what it hangs on it as further entities is not, for there is no cascade.
 *
 * Entities of a tree go through `manager.save`, which alone keeps the tree's columns and tables. The table of a
 * many-to-many relation has no class; its rows go through `manager.insert(table, rows)`.
 *
 * @returns how many rows were written.
 * @throws {SeedError} `ORM.KEY_CHANGED`, `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`, `ORM.TREE_KEY`.
 */
export async function insertThroughOrm(
  { manager, saveLeavesOutKeys }: OrmWay,
  entity: Entity,
  metadata: EntityMetadataLike | undefined,
  source: RowSource,
): Promise<number> {
  if (metadata === undefined) throw new InternalError(`TypeORM has no metadata of ${entity.name}`)
  if (metadata.treeType !== undefined && saveLeavesOutKeys) checkTreeKey(entity, metadata)
  const write = metadata.isJunction
    ? joinTableWriter(manager, metadata, source.fields)
    : instanceWriter(manager, entity, metadata, source.fields)
  return writeChunks(source, chunkOf(metadata), write)
}

function instanceWriter(
  manager: ManagerLike,
  entity: Entity,
  metadata: EntityMetadataLike,
  fields: readonly string[],
): WriteRows {
  const { make, checkKey } = entityWriter(manager, entity, metadata, fields)
  const save =
    metadata.treeType === undefined ? insertInstances(manager, metadata, fields) : saveInstances(manager, metadata)
  return async (rows, first) => {
    const instances = rows.map(make)
    await save(instances)
    instances.forEach((instance, i) => checkKey(instance, rows[i] ?? [], first + i))
  }
}

type Save = (instances: readonly object[]) => Promise<unknown>

function insertInstances(manager: ManagerLike, metadata: EntityMetadataLike, fields: readonly string[]): Save {
  // Named columns, so that TypeORM writes given keys; those that only a hook may set are among them.
  const columns = metadata.columns
    .filter((column) => fields.includes(fieldName(column)) || (column.isInsert && !isMadeByDatabase(column)))
    .map((column) => column.propertyPath)
  return (instances) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(metadata.target as never, columns)
      .values(instances as never)
      .updateEntity(false)
      .execute()
}

function isMadeByDatabase(column: ColumnMetadataLike): boolean {
  return column.generatedType !== undefined || (column.isGenerated && column.generationStrategy !== 'uuid')
}

function saveInstances(manager: ManagerLike, metadata: EntityMetadataLike): Save {
  // The transaction is open already. Trees need `reload`, for their second table is filled from what came back.
  return (instances) => manager.save(metadata.target as never, [...instances] as never, { transaction: false })
}

function checkTreeKey(entity: Entity, metadata: EntityMetadataLike): void {
  const key = metadata.primaryColumns.find(isMadeByDatabase)
  if (key !== undefined) throw treeKey(entity.name, fieldName(key))
}

function joinTableWriter(manager: ManagerLike, metadata: EntityMetadataLike, fields: readonly string[]): WriteRows {
  return async (rows) => {
    const records = rows.map((row) => Object.fromEntries(fields.map((name, i) => [name, row[i]])))
    await manager.insert(metadata.target as never, records as never)
  }
}

function chunkOf(metadata: EntityMetadataLike): number {
  return Math.max(1, Math.min(ROWS, Math.floor(PARAMETERS / metadata.columns.length)))
}
