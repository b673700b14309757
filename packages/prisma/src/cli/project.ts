import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { MODULE_ENDINGS, type OpenRequest } from '@seed/core/adapter'
import { schemaNotFound } from '../errors.js'
import { absoluteUrl } from './url.js'

/** A schema and the database it is for, found without a client. */
export interface PrismaProject {
  /** Absolute path of the schema file or folder. */
  readonly schema: string
  readonly url: string
}

const CONFIGS: readonly string[] = MODULE_ENDINGS.flatMap((extension) => [
  `prisma.config.${extension}`,
  `.config/prisma.${extension}`,
])
const SCHEMAS: readonly string[] = ['schema.prisma', 'prisma/schema.prisma', 'prisma/schema']

/**
 * The schema by Prisma's conventions: as typed, as prisma.config.ts or package.json says, or where it usually is; and the URL
 * that was typed or that prisma.config.ts says. Undefined where the URL is not known.
 *
 * @param named - Schema as typed or configured.
 * @throws {SeedError} `PRISMA.NO_SCHEMA`.
 */
export async function findProject(given: OpenRequest, named: string | undefined): Promise<PrismaProject | undefined> {
  const { cwd, connection } = given
  const config = await readPrismaConfig(given)
  const url = connection.url ?? config.url
  if (url === undefined) return undefined
  const places = named === undefined ? [config.schema, packageSchema(cwd), ...SCHEMAS] : [named]
  const schema = places.flatMap((place) => place ?? []).map((place) => resolve(cwd, place))
  const found = schema.find((place) => existsSync(place))
  if (found === undefined) throw schemaNotFound(schema)
  return { schema: found, url: absoluteUrl(url, cwd) }
}

/** What prisma.config.ts says; its schema counts from its own folder. */
async function readPrismaConfig({ cwd, load }: OpenRequest): Promise<{ schema?: string; url?: string }> {
  const file = CONFIGS.find((name) => existsSync(join(cwd, name)))
  if (file === undefined) return {}
  const loaded = (await load(file)) as { readonly default?: unknown } | undefined
  const { schema, datasource } = (loaded?.default ?? loaded ?? {}) as {
    readonly schema?: unknown
    readonly datasource?: { readonly url?: unknown }
  }
  const url = datasource?.url
  return {
    ...(typeof schema === 'string' ? { schema: resolve(cwd, dirname(file), schema) } : {}),
    ...(typeof url === 'string' && url !== '' ? { url } : {}),
  }
}

/** `"prisma": { "schema": "db/schema.prisma" }` of package.json. */
function packageSchema(cwd: string): string | undefined {
  const file = join(cwd, 'package.json')
  if (!existsSync(file)) return undefined
  const { prisma } = JSON.parse(readFileSync(file, 'utf8')) as { readonly prisma?: { readonly schema?: unknown } }
  return typeof prisma?.schema === 'string' ? prisma.schema : undefined
}
