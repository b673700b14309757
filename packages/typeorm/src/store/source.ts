import type { DataSourceLike } from '../client.js'

/** A data source that is opened when first needed and given back only when it was opened here. */
export interface ManagedSource {
  /** Connects and builds the metadata, once. */
  ready(): Promise<void>
  /** Builds the metadata, and connects only where TypeORM cannot do so without. */
  described(): Promise<void>
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
  let building: Promise<void> | undefined
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
  const ready = async (): Promise<void> => {
    // It counts as initialised while its metadata is still being built.
    if (opening === undefined && source.isInitialized) return
    opening ??= openOnce()
    await opening
  }
  return {
    ready,
    described: async () => {
      const build = metadataBuilder(source)
      if (opening !== undefined || source.isInitialized || build === undefined) return ready()
      // Once initialised, a data source keeps its metadata; connecting makes it anew.
      if (source.entityMetadatas.length > 0) return
      building ??= build().finally(() => (building = undefined))
      await building
    },
    close: async () => {
      await opening?.catch(() => undefined)
      if (openedHere && source.isInitialized) await source.destroy()
      openedHere = false
    },
  }
}

/** What `initialize` does once connected. It is protected, and so perhaps not there in another version. */
function metadataBuilder(source: DataSourceLike): (() => Promise<void>) | undefined {
  const build = (source as { readonly buildMetadatas?: () => Promise<void> }).buildMetadatas
  return build === undefined ? undefined : () => build.call(source)
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
