import type { Converter } from '@seed/core/adapter'
import type { Datamodel, FieldLike } from '../schema/datamodel.js'

/**
 * The way between what Prisma's rows hold and what the column holds: the names of enum members where `@map` gives them
 * others in the database, and Prisma's `Decimal` objects. Undefined where there is nothing to convert.
 */
export function converterOf(datamodel: Datamodel, field: FieldLike): Converter | undefined {
  const one = field.type === 'Decimal' ? DECIMAL : enumConverter(datamodel, field)
  return one === undefined || !field.isList ? one : listConverter(one)
}

/** What the database keeps for a member of the field's enum. */
export function storedMember(datamodel: Datamodel, field: FieldLike, name: string): string {
  return membersOf(datamodel, field).find((member) => member.name === name)?.stored ?? name
}

/** Members of the field's enum, in the order of the schema. */
export function membersOf(
  { enums }: Datamodel,
  field: FieldLike,
): readonly { readonly name: string; readonly stored: string }[] {
  const values = enums.find((one) => one.name === field.type)?.values ?? []
  return values.map(({ name, dbName }) => ({ name, stored: dbName ?? name }))
}

function enumConverter(datamodel: Datamodel, field: FieldLike): Converter | undefined {
  const members = field.kind === 'enum' ? membersOf(datamodel, field) : []
  if (members.every(({ name, stored }) => name === stored)) return undefined
  const stored = new Map<unknown, string>(members.map((member) => [member.name, member.stored]))
  const names = new Map<unknown, string>(members.map((member) => [member.stored, member.name]))
  return {
    toStored: (value) => stored.get(value) ?? value,
    fromStored: (value) => names.get(value) ?? value,
  }
}

/** Core draws decimals as texts, which Prisma takes as they are; cells may give what Prisma's own queries gave. */
const DECIMAL: Converter = {
  toStored: (value) => (isDecimal(value) ? value.toFixed() : value),
  fromStored: (value) => value,
}

function isDecimal(value: unknown): value is { toFixed(): string } {
  return typeof value === 'object' && value !== null && 'toFixed' in value
}

function listConverter(one: Converter): Converter {
  const each =
    (convert: (value: unknown) => unknown) =>
    (value: unknown): unknown =>
      Array.isArray(value) ? value.map(convert) : value
  return { toStored: each(one.toStored), fromStored: each(one.fromStored) }
}
