import type { Target } from '@seed/core/adapter'
import type { OptionsLike } from './client.js'

/** Where a data source is configured to connect, as far as its options say. Never holds a user or password. */
export function configuredTarget(options: OptionsLike): Target {
  if (options.type !== 'postgres') return { dialect: 'sqlite', database: textOf(options.database) ?? ':memory:' }
  const url = urlOf(options.url)
  const host = url?.hostname || textOf(options.host)
  const port = Number(url?.port || options.port || 5432)
  const database = decodeURIComponent(url?.pathname.slice(1) ?? '') || textOf(options.database)
  return { dialect: 'postgresql', host: host ?? 'localhost', port, database: database ?? '' }
}

function urlOf(url: unknown): URL | undefined {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
