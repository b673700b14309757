import type { Entity } from '../schema/schema.js'
import { checkAfter, checkFields, checkKeySet, checkMatch, checkPageRows, checkSource, checkWhole } from './checks.js'
import type { PageDoor } from './page.js'
import type { Constraint, KeySet, Ledger, RowSource, Selection, Store } from './port.js'

/** Runs one step of a store about an entity and translates what it throws. */
export type Call = <R>(entity: Entity | undefined, step: () => Promise<R>) => Promise<R>

/** Keys a DELETE names at most; databases cap the parameters of one statement (32,766 at the lowest). */
const KEYS_A_STATEMENT = 1000

/** A store that checks its arguments and lets `call` translate every failure. */
export function checkedStore<Client>(store: Store<Client>, call: Call): Store<Client> {
  return {
    get client() {
      return store.client
    },
    lock: () => call(undefined, () => store.lock()),
    reserve: (entity, field, count) =>
      call(entity, () => {
        checkFields(entity, [field])
        checkWhole('count of keys', count, 1)
        return store.reserve(entity, field, count)
      }),
    insert: (entity, source, through) =>
      call(entity, async () => {
        checkSource(entity, source)
        return source.count === 0 ? 0 : store.insert(entity, source, through)
      }),
    update: (entity, source) => call(entity, () => update(store, entity, source)),
    delete: (entity, keys) => call(entity, () => deleteInChunks(store, entity, keys)),
    read: (entity, selection) => readPages(store, entity, selection, call),
    count: (entity) => call(entity, () => store.count(entity)),
    violations: (constraint) =>
      call(constraint.entity, () => {
        checkFields(constraint.entity, fieldsOf(constraint))
        return store.violations(constraint)
      }),
    ...(store.putIndexesAside === undefined
      ? {}
      : { putIndexesAside: (entities) => call(undefined, () => putAside(store, entities, call)) }),
    settle: (entities, statistics) => call(undefined, () => store.settle(entities, statistics)),
    ledger: checkedLedger(store.ledger, call),
    documentsAreTexts: store.documentsAreTexts === true,
    ...(store.pages === undefined ? {} : { pages: checkedPages(store.pages, call) }),
  }
}

async function putAside(store: Store<unknown>, entities: readonly Entity[], call: Call): Promise<() => Promise<void>> {
  const putBack = await store.putIndexesAside?.(entities)
  return () => call(undefined, async () => putBack?.())
}

function checkedPages(pages: PageDoor, call: Call): PageDoor {
  return {
    ...pages,
    read: (entity, selection) => translated(entity, call, () => pages.read(entity, selection)[Symbol.asyncIterator]()),
    write: (entity, fields, given) => call(entity, () => pages.write(entity, fields, given)),
  }
}

async function update(store: Store<unknown>, entity: Entity, source: RowSource): Promise<number> {
  checkSource(entity, source)
  checkFields(entity, entity.key, source.fields)
  return source.count === 0 ? 0 : store.update(entity, source)
}

async function deleteInChunks(store: Store<unknown>, entity: Entity, keys: KeySet): Promise<number> {
  checkKeySet(entity, keys)
  if (keys.kind === 'range') return store.delete(entity, keys)
  let deleted = 0
  for (let from = 0; from < keys.keys.length; from += KEYS_A_STATEMENT) {
    deleted += await store.delete(entity, { kind: 'list', keys: keys.keys.slice(from, from + KEYS_A_STATEMENT) })
  }
  return deleted
}

function readPages(store: Store<unknown>, entity: Entity, selection: Selection, call: Call): ReturnType<Store['read']> {
  return translated(entity, call, () => {
    checkFields(entity, selection.fields)
    checkPageRows(selection.pageRows)
    if (selection.keys !== undefined) checkKeySet(entity, selection.keys)
    if (selection.match !== undefined) checkMatch(entity, selection.match)
    if (selection.after !== undefined) checkAfter(entity, selection.after)
    return selectsNothing(selection) ? undefined : store.read(entity, selection)[Symbol.asyncIterator]()
  })
}

/** What an iterator gives, its failures translated; nothing where there is none. */
async function* translated<T>(
  entity: Entity,
  call: Call,
  open: () => AsyncIterator<T> | undefined,
): AsyncGenerator<T, void, undefined> {
  const parts = await call(entity, async () => open())
  if (parts === undefined) return
  let finished = false
  try {
    for (;;) {
      const part = await call(entity, () => parts.next())
      if (part.done === true) break
      yield part.value
    }
    finished = true
  } finally {
    // Left half-way: the store gives back its cursor.
    if (!finished) await parts.return?.()
  }
}

function selectsNothing({ keys, match }: Selection): boolean {
  return (keys?.kind === 'list' && keys.keys.length === 0) || match?.anyOf.length === 0
}

function fieldsOf(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'not-null':
    case 'sequence':
      return [constraint.field]
    case 'foreign-key':
    case 'unique':
      return constraint.fields
    case 'check':
      return []
  }
}

function checkedLedger(ledger: Ledger, call: Call): Ledger {
  return {
    headers: () => call(undefined, () => ledger.headers()),
    async *parts(run, entity) {
      const parts = ledger.parts(run, entity)[Symbol.asyncIterator]()
      for (;;) {
        const part = await call(undefined, () => parts.next())
        if (part.done === true) return
        yield part.value
      }
    },
    write: (rows) => call(undefined, async () => (rows.length === 0 ? undefined : ledger.write(rows))),
    remove: (run) => call(undefined, () => ledger.remove(run)),
  }
}
