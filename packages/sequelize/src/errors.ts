import { SeedError } from '@seed/core/adapter'

/** A row that a validator of the model refused, before anything was written. */
export function invalidRow(
  entity: string,
  fields: readonly { readonly path: string; readonly validator: string | undefined }[],
  row: number | undefined,
  cause: unknown,
): SeedError {
  const [first] = fields
  const subject = first === undefined ? entity : `${entity}.${first.path}`
  const validator = first?.validator === undefined ? 'a validator' : `its validator ${first.validator}`
  return new SeedError(
    'ORM.INVALID_ROW',
    `${subject} is refused by ${validator}`,
    {
      why: 'Sequelize validates rows that it writes; its message is not repeated, for it may hold values of rows.',
      fix: 'Give the field a cell whose values the validator takes.',
      ...(row === undefined ? {} : { where: `row ${row} of ${entity}, counted from 0` }),
    },
    { cause },
  )
}

/** No instance was named, and none of the usual places has one. */
export function instanceNotFound(places: readonly string[]): SeedError {
  return new SeedError('CONFIG.NO_SEQUELIZE', 'found no Sequelize instance', {
    why: `Nothing is at ${places.join(', ')}.`,
    fix: 'Name the file that exports it with --instance (-i), or set `sequelize` in seed.config.ts.',
  })
}

/** A module was loaded, and none of its exports is an instance. */
export function noInstanceExport(where: string, name: string | undefined): SeedError {
  const what = name === undefined ? 'no export is a Sequelize instance' : `the export ${name} is no Sequelize instance`
  return new SeedError('CONFIG.SEQUELIZE', what, {
    fix: 'Export one: `export const sequelize = new Sequelize(...)`; a promise of one will do.',
    where,
  })
}

/** A module exports several instances and only one can be meant. */
export function severalInstances(where: string, names: readonly string[]): SeedError {
  return new SeedError('CONFIG.SEVERAL_SEQUELIZE', `found ${names.length} Sequelize instances`, {
    why: `Each of ${names.join(', ')} is one.`,
    fix: `Name the one that is meant: --instance ${where}#${names[0] ?? 'name'}`,
    where,
  })
}

/** A promise of an instance that was rejected. */
export function instanceFailed(where: string, cause: unknown): SeedError {
  return new SeedError(
    'CONFIG.SEQUELIZE_FAILED',
    'the promise of a Sequelize instance was rejected',
    {
      why: 'It is what the module exports; see the cause of this error.',
      fix: 'Export the instance itself; it connects when needed.',
      where,
    },
    { cause },
  )
}

/** The config of `sequelize-cli` does not say how to connect. */
export function sectionUnusable(where: string, why: string): SeedError {
  return new SeedError('CONFIG.SEQUELIZE_SECTION', 'the config says no database to connect to', {
    why,
    fix: 'Set NODE_ENV to a section that is there, with a url, a use_env_variable that is set, or a dialect.',
    where,
  })
}
