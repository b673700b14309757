import type { DataSourceLike } from '../client.js'

/** A data source that is opened when first needed and given back only when it was opened here. */
export interface ManagedSource {
  /** Connects and builds the metadata, once. */
  ready(): Promise<void>
  close(): Promise<void>
}

/** What TypeORM does to the schema when it connects; as TypeORM's own commands do, we keep it from doing so. */
const SCHEMA_CHANGES = ['dropSchema', 'synchronize', 'migrationsRun'] as const

/**
 * Manages a data source. One that the application has initialised is used as it is and never destroyed. One that is not
 * initialised yet is, without its `dropSchema`, `synchronize` and `migrationsRun`: to seed is not to change a schema.
 */
export function manageSource(source: DataSourceLike): ManagedSource {
  let opening: Promise<void> | undefined
  let openedHere = false
  const openOnce = async (): Promise<void> => {
    try {
      await open(source)
      openedHere = true
    } finally {
      // After a failure the next call tries again; after somebody destroyed the data source, too.
      opening = undefined
    }
  }
  return {
    ready: async () => {
      // It counts as initialised while its metadata is still being built.
      if (opening === undefined && source.isInitialized) return
      opening ??= openOnce()
      await opening
    },
    close: async () => {
      await opening?.catch(() => undefined)
      if (openedHere && source.isInitialized) await source.destroy()
      openedHere = false
    },
  }
}

async function open(source: DataSourceLike): Promise<void> {
  const options = source.options as unknown as Record<string, unknown>
  const before = Object.fromEntries(SCHEMA_CHANGES.map((name) => [name, options[name]]))
  source.setOptions(Object.fromEntries(SCHEMA_CHANGES.map((name) => [name, false])))
  try {
    await source.initialize()
  } finally {
    source.setOptions(before)
  }
}
