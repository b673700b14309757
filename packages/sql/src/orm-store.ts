import type { Entity, RowSource, Store } from '@seed/core/adapter'
import type { Session } from './shared/session.js'

/**
 * The store of an ORM's transaction: rows are written and read past the ORM, and with `through: 'orm'` written by it.
 *
 * @param client - What steps get: the ORM's own, of the same transaction.
 * @param insertThroughOrm - Writes rows by the ORM and says how many.
 */
export function ormStore<Client>(
  session: Session,
  client: Client,
  insertThroughOrm: (entity: Entity, source: RowSource) => Promise<number>,
): Store<Client> {
  const sql = session.store()
  return {
    ...sql,
    client,
    insert: (entity, source, through) =>
      through === 'native'
        ? sql.insert(entity, source, through)
        : session.whileOrmWrites(() => insertThroughOrm(entity, source)),
  }
}
