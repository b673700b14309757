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
