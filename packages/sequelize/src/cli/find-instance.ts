import { join, relative, resolve } from 'node:path'
import { findModule, type OpenRequest, splitExport } from '@seed/core/adapter'
import type { SequelizeLike } from '../client.js'
import { instanceNotFound } from '../errors.js'
import type { SequelizeConfig } from '../register.js'
import { buildInstance } from './build-instance.js'
import { isInstance, pickInstance } from './pick-instance.js'
import { findProject, readSection } from './project.js'

/** Where projects without `sequelize-cli` keep their instance. */
const PLACES: readonly string[] = [
  'src/sequelize',
  'sequelize',
  'src/db',
  'db',
  'src/database',
  'database',
  'src/db/index',
  'src/database/index',
]

/**
 * The instance of the project: the one that was typed (`-i src/db.ts`, or `src/db.ts#reporting` for one of several), that of
 * `seed.config`, the one that the models folder of `.sequelizerc` exports (`models/index.js`), one at a usual place, else one
 * made from the config and the models folder.
 *
 * @throws {SeedError} `CONFIG.NO_SEQUELIZE`, `CONFIG.SEQUELIZE`, `CONFIG.SEVERAL_SEQUELIZE`, `CONFIG.SEQUELIZE_FAILED`,
 *   `CONFIG.SEQUELIZE_SECTION`, and what loading a module throws.
 */
export async function findInstance(given: OpenRequest): Promise<SequelizeLike> {
  const typed = given.options['instance']
  const configured = ((given.config ?? {}) as SequelizeConfig).sequelize
  if (typeof typed === 'string') return fromFile(typed, given)
  if (typeof configured === 'string') return fromFile(configured, given)
  if (isInstance(configured)) return configured
  if (configured !== undefined) return pickInstance(configured, '`sequelize` of seed.config')
  return fromProject(given)
}

async function fromFile(typed: string, { cwd, load }: OpenRequest): Promise<SequelizeLike> {
  const [file, name] = splitExport(typed, cwd)
  return pickInstance(await load(file), file, name)
}

async function fromProject(given: OpenRequest): Promise<SequelizeLike> {
  const { cwd, load } = given
  const { config, models } = await findProject(given)
  const places = [...(models === undefined ? [] : [join(models, 'index')]), ...PLACES]
  const found = findModule(places, cwd)
  if (found !== undefined) {
    const file = resolve(cwd, found)
    return pickInstance(await load(file), relative(cwd, file))
  }
  if (config !== undefined && models !== undefined) return buildInstance(await readSection(config, given), models, load)
  throw instanceNotFound([
    'models/index.{ts,js,...}',
    ...PLACES.map((place) => `${place}.{ts,js,...}`),
    'config/config.js',
  ])
}
