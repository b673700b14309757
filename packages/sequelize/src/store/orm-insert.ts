import { type Entity, InternalError, type RowSource, writeChunks } from '@seed/core/adapter'
import type { InstanceLike, ModelLike, SequelizeLike, TransactionLike } from '../client.js'
import { hasRowHooks } from '../describe/hooks.js'
import { refusedRow } from './refused-row.js'
import { entityWriter, holdsKey, type Row } from './entity-writer.js'

/** Rows of one statement, which Sequelize builds as text. */
const ROWS = 500

/** What Sequelize writes with. */
export interface OrmWay {
  readonly sequelize: SequelizeLike
  readonly transaction: TransactionLike
}

/**
 * Writes rows through the model, with the given keys and dates.
 *
 * A model with hooks of single rows is saved row by row, as `Model.create` does: `beforeValidate`, validators,
 * `afterValidate`, `beforeCreate`, `beforeSave`, `afterSave`, `afterCreate`. One without goes through
 * `Model.bulkCreate(rows, { validate: true })`, 500 rows a statement: `beforeBulkCreate`, validators, `afterBulkCreate`. Setters run
 * either way. Timestamps that are given stay.
 *
 * @returns how many rows were written.
 * @throws {SeedError} `ORM.INVALID_ROW`, `ORM.KEY_CHANGED`, `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`.
 */
export async function insertThroughOrm(
  way: OrmWay,
  entity: Entity,
  model: ModelLike | undefined,
  source: RowSource,
): Promise<number> {
  if (model === undefined) throw new InternalError(`Sequelize has no model of ${entity.name}`)
  const rows = entityWriter(way.sequelize, entity, model, source.fields)
  const save = hasRowHooks(way.sequelize, model) ? saveEach : saveTogether
  const write = save(way.transaction, entity, model)
  return writeChunks(source, ROWS, async (batch, first) => {
    const made = batch.map(rows.make)
    const instances = await write(made, first)
    for (const [i, instance] of instances.entries()) rows.checkKey(instance, made[i] ?? {}, first + i)
  })
}

type Write = (rows: readonly Row[], first: number) => Promise<readonly InstanceLike[]>

/** One row at a time, so that hooks see rows in their order and the row at fault is known. */
function saveEach(transaction: TransactionLike, entity: Entity, model: ModelLike): Write {
  return async (rows, first) => {
    const instances = rows.map((row) => model.build(row))
    for (const [i, instance] of instances.entries()) {
      try {
        // `silent` keeps the given `updatedAt`.
        await instance.save({ transaction, silent: true, returning: false })
      } catch (error) {
        throw refusedRow(entity, error, () => first + i)
      }
    }
    return instances
  }
}

function saveTogether(transaction: TransactionLike, entity: Entity, model: ModelLike): Write {
  return async (rows, first) => {
    try {
      return await model.bulkCreate(rows, { transaction, validate: true, hooks: true, returning: false })
    } catch (error) {
      throw refusedRow(entity, error, (instance) => {
        const place = rows.findIndex((row) => instance !== undefined && holdsKey(entity, model, instance, row))
        return place === -1 ? undefined : first + place
      })
    }
  }
}
