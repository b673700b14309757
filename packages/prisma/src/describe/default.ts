import type { Default, FieldType, Value } from '@seed/core/adapter'
import { atScale } from '@seed/sql'
import type { Datamodel, DefaultLike, FieldLike } from '../schema/datamodel.js'
import { storedMember } from './converter.js'

/** What a row gets that does not name the field, from the database or from Prisma's client. */
export function defaultOf(datamodel: Datamodel, field: FieldLike, type: FieldType): Default | undefined {
  const given = field.default
  if (given === undefined) return undefined
  if (isFunction(given)) return { kind: 'expression', text: functionText(given) }
  return { kind: 'constant', value: canonical(datamodel, field, type, given) }
}

type FunctionLike = Extract<DefaultLike, { readonly name: string }>

function isFunction(given: DefaultLike): given is FunctionLike {
  return typeof given === 'object' && 'name' in given
}

/** What `dbgenerated` quotes is the database's own; other functions are Prisma's: `cuid()`. */
function functionText({ name, args = [] }: FunctionLike): string {
  if (name === 'dbgenerated') return typeof args[0] === 'string' ? args[0] : ''
  return `${name}(${args.map(String).join(', ')})`
}

function canonical(datamodel: Datamodel, field: FieldLike, type: FieldType, given: unknown): Value {
  switch (type.kind) {
    case 'array':
      return (Array.isArray(given) ? given : [given]).map((one) => canonical(datamodel, field, type.of, one))
    case 'integer':
      return type.bits === 64 ? BigInt(String(given)) : Number(given)
    case 'float':
      return Number(given)
    case 'decimal':
      return atScale(String(given), type.scale)
    case 'boolean':
      return given === true
    case 'json':
      return JSON.parse(String(given)) as Value
    case 'bytes':
      return new Uint8Array(Buffer.from(String(given), 'base64'))
    case 'enum':
      return storedMember(datamodel, field, String(given))
    case 'instant':
      return new Date(String(given)).toISOString().replace(/\.000Z$/, 'Z')
    case 'datetime':
      return new Date(String(given)).toISOString().replace(/(\.000)?Z$/, '')
    case 'date':
      return String(given).slice(0, 10)
    case 'time':
      return String(given).slice(11, 19)
    default:
      return String(given)
  }
}
