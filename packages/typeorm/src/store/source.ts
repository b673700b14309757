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
  return {
    ready: async () => {
      if (source.isInitialized) return
      opening ??= open(source)
      try {
        await opening
      } catch (error) {
        // A server may be up by the next call.
        opening = undefined
        throw error
      }
    },
    close: async () => {
      const opened = opening
      opening = undefined
      if (opened === undefined) return
      await opened
      if (source.isInitialized) await source.destroy()
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
