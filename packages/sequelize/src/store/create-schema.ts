import type { TargetRequest } from '@seed/core/adapter'
import { checkNoTables } from '@seed/sql'
import { connectInstance } from '../cli/connect-instance.js'
import type { ModelLike, SequelizeLike } from '../client.js'
import { modelsOf } from '../describe/attributes.js'
import { describeSequelize } from '../describe.js'

/**
 * Makes the tables of an instance's models in another database, by `sync` of an instance of its own. A model belongs to one
 * instance at a time, so the models are lent to that one and are the first one's again afterwards: nothing else may use them
 * meanwhile.
 *
 * @throws {SeedError} `ORM.TABLES_THERE` when one of them is there already.
 */
export async function createSchema(sequelize: SequelizeLike, request: TargetRequest): Promise<void> {
  await checkNoTables(request, describeSequelize(sequelize))
  const models = modelsOf(sequelize).map((model) => ({ model, schema: Reflect.get(model, '_schema') as unknown }))
  let other: SequelizeLike | undefined
  try {
    other = connectInstance(sequelize, request, process.cwd())
    // What the instance's own options say of `sync` may be to drop tables.
    await (other as unknown as Syncing).sync({ force: false, alter: false, hooks: false })
  } finally {
    for (const { model, schema } of models) giveBack(model, schema, sequelize)
    await other?.close()
  }
}

function giveBack(model: ModelLike, schema: unknown, to: SequelizeLike): void {
  Reflect.set(model, '_schema', schema)
  const moving = model as unknown as { sequelize: SequelizeLike; refreshAttributes(): void }
  moving.sequelize = to
  moving.refreshAttributes()
}

interface Syncing {
  sync(options: { readonly force: boolean; readonly alter: boolean; readonly hooks: boolean }): Promise<unknown>
}
