import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MODULE_ENDINGS, type OpenRequest } from '@seed/core/adapter'
import type { SequelizeLike } from '../client.js'
import { inner, type Section } from './project.js'

type Define = (sequelize: SequelizeLike, types: unknown) => unknown
type Associate = (models: object) => void

/**
 * Makes an instance as the `models/index.js` of `sequelize-cli init` does: from a section of the config, with every file of the
 * models folder that exports `(sequelize, DataTypes) => Model`, each model's `associate` called at the end.
 *
 * @param folder - Path of the models folder.
 */
export async function buildInstance(
  section: Section,
  folder: string,
  load: OpenRequest['load'],
): Promise<SequelizeLike> {
  const { DataTypes, Sequelize } = await import('sequelize')
  const { url, database, username, password, ...options } = section
  const quiet = { ...options, logging: false }
  const sequelize = (typeof url === 'string'
    ? new Sequelize(url, quiet)
    : new Sequelize(String(database), String(username), password as string, quiet)) as unknown as SequelizeLike
  for (const file of modelFiles(folder)) {
    const define = inner(await load(join(folder, file)))
    if (typeof define === 'function' && !isClass(define)) (define as Define)(sequelize, DataTypes)
  }
  for (const model of Object.values(sequelize.models) as readonly { readonly associate?: Associate }[]) {
    model.associate?.(sequelize.models)
  }
  return sequelize
}

function modelFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => MODULE_ENDINGS.some((ending) => file.endsWith(`.${ending}`)))
    .filter((file) => !/^\.|^index\.|\.d\.|\.(test|spec)\./.test(file))
    .sort()
}

/** A class is defined elsewhere, by its own `init`. */
function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value))
}
