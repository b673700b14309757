import type { DataSourceLike, EntityMetadataLike, TargetLike } from '../client.js'

const LISTENERS: Readonly<Record<string, string>> = {
  'before-insert': '@BeforeInsert',
  'after-insert': '@AfterInsert',
}
const SUBSCRIBED = ['beforeInsert', 'afterInsert'] as const

/** What runs when TypeORM inserts a row of this entity, and not when the row is written past it. */
export function describeHooks(source: DataSourceLike, metadata: EntityMetadataLike): readonly string[] {
  const listeners = metadata.listeners.flatMap(({ type, propertyName }) => {
    const decorator = LISTENERS[type]
    return decorator === undefined ? [] : [`${decorator} ${propertyName}`]
  })
  const subscribers = source.subscribers.flatMap((subscriber) =>
    listensTo(subscriber, metadata.target)
      ? SUBSCRIBED.filter((method) => method in subscriber).map((method) => `${nameOf(subscriber)}.${method}`)
      : [],
  )
  const tree = metadata.treeType === undefined ? [] : [`tree columns and tables (${metadata.treeType})`]
  return [...listeners, ...subscribers, ...tree]
}

/** A subscriber that names no target listens to every entity; one that names a class also to its subclasses. */
function listensTo(subscriber: object, target: TargetLike): boolean {
  const { listenTo } = subscriber as { listenTo?: () => TargetLike }
  if (listenTo === undefined) return true
  const listened = listenTo.call(subscriber)
  if (listened === target) return true
  return typeof listened === 'function' && typeof target === 'function' && target.prototype instanceof listened
}

function nameOf(subscriber: object): string {
  return subscriber.constructor.name
}
