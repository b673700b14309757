import type { MetadataLike, OrmLike } from '../client.js'
import { ownProperties } from './names.js'
import { creationOf } from './on-create.js'

const EVENTS = ['beforeCreate', 'afterCreate'] as const
/** What a subscriber may also listen to while rows are written. */
const FLUSH_EVENTS = ['beforeFlush', 'onFlush', 'afterFlush'] as const

/** What runs when MikroORM inserts a row of this entity, and not when the row is written past it. */
export function describeHooks(orm: OrmLike, metadata: MetadataLike): readonly string[] {
  const hooks = EVENTS.flatMap((event) => (metadata.hooks[event] ?? []).map((hook) => `${event} ${nameOfHook(hook)}`))
  const subscribers = subscribersOf(orm)
    .filter((subscriber) => listensTo(subscriber, metadata))
    .flatMap((subscriber) =>
      [...EVENTS, ...FLUSH_EVENTS]
        .filter((method) => method in subscriber)
        .map((method) => `${subscriber.constructor.name}.${method}`),
    )
  const computed = ownProperties(metadata)
    .filter((property) => creationOf(property)?.kind === 'entity')
    .map(({ name }) => `onCreate ${name}`)
  return [...hooks, ...subscribers, ...computed]
}

function nameOfHook(hook: unknown): string {
  return typeof hook === 'function' ? hook.name || 'function' : String(hook)
}

function subscribersOf({ em }: OrmLike): readonly object[] {
  const manager = em.getEventManager() as { getSubscribers(): Iterable<object> }
  return [...manager.getSubscribers()]
}

/** A subscriber that names no entity listens to every one. */
function listensTo(subscriber: object, metadata: MetadataLike): boolean {
  const { getSubscribedEntities } = subscriber as { getSubscribedEntities?: () => readonly unknown[] }
  const entities = getSubscribedEntities?.call(subscriber) ?? []
  return entities.length === 0 || entities.some((entity) => isEntity(entity, metadata))
}

/** Entities are named by a class, by an `EntitySchema` or by name. */
function isEntity(entity: unknown, metadata: MetadataLike): boolean {
  if (entity === metadata.class || entity === metadata.className) return true
  const { meta, name } = entity as { meta?: { className?: unknown }; name?: unknown }
  return meta?.className === metadata.className || (typeof entity === 'function' && name === metadata.className)
}
