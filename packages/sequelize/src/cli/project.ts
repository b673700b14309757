import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { MODULE_ENDINGS, type OpenRequest } from '@seed/core/adapter'
import { sectionUnusable } from '../errors.js'

/** Where the project keeps what `sequelize-cli` works with, as paths. */
export interface Project {
  readonly config: string | undefined
  readonly models: string | undefined
}

/** One section of the config: options of Sequelize, and how to reach the database. */
export type Section = Readonly<Record<string, unknown>>

const MODEL_FOLDERS: readonly string[] = [
  'models',
  'src/models',
  'db/models',
  'src/db/models',
  'app/models',
  'dist/models',
]
const CONFIGS: readonly string[] = ['config/config', 'src/config/config', 'db/config/config', 'src/db/config/config']

/** Reads `.sequelizerc`, else looks where `sequelize-cli init` puts things. */
export async function findProject({ cwd, load }: Pick<OpenRequest, 'cwd' | 'load'>): Promise<Project> {
  const rc = existsSync(resolve(cwd, '.sequelizerc')) ? plain(await load('.sequelizerc')) : {}
  const configs = CONFIGS.flatMap((place) => ['js', 'json', ...MODULE_ENDINGS].map((ending) => `${place}.${ending}`))
  const said = (key: string): string | undefined => (typeof rc[key] === 'string' ? resolve(cwd, rc[key]) : undefined)
  const first = (places: readonly string[]): string | undefined =>
    places.map((place) => resolve(cwd, place)).find((path) => existsSync(path))
  return { config: said('config') ?? first(configs), models: said('models-path') ?? first(MODEL_FOLDERS) }
}

/**
 * The section of NODE_ENV (`development` unless set) of the project's config; a config without sections is one itself.
 *
 * @throws {SeedError} `CONFIG.SEQUELIZE_SECTION`, and what loading the file throws.
 */
export async function readSection(file: string, { cwd, load }: Pick<OpenRequest, 'cwd' | 'load'>): Promise<Section> {
  const where = relative(cwd, file)
  const config = await called(file.endsWith('.json') ? JSON.parse(readFileSync(file, 'utf8')) : await load(file))
  const environment = process.env['NODE_ENV'] ?? 'development'
  const section = plain(plain(config)[environment] ?? config)
  const variable = section['use_env_variable']
  if (typeof variable !== 'string') {
    if (section['url'] === undefined && section['dialect'] === undefined)
      throw sectionUnusable(where, `It has no section "${environment}", and none of its own.`)
    return section
  }
  const url = process.env[variable]
  if (url === undefined || url === '') throw sectionUnusable(where, `The variable ${variable} is not set.`)
  return { ...section, url }
}

/** The config may be a function: of a callback, or one that gives a promise. */
async function called(loaded: unknown): Promise<unknown> {
  const config = inner(loaded)
  if (typeof config !== 'function') return config
  if (config.length === 0) return (config as () => unknown)()
  return new Promise((done, fail) => {
    const answer = (error: unknown, value: unknown): void => (error ? fail(error) : done(value))
    ;(config as (answer: (error: unknown, value: unknown) => void) => void)(answer)
  })
}

function plain(value: unknown): Record<string, unknown> {
  const given = inner(value)
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {}
}

/** What a module means: its default export where it has one. */
export function inner(loaded: unknown): unknown {
  return (loaded as { readonly default?: unknown } | null | undefined)?.default ?? loaded
}
