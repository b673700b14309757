import type { Field } from '@seed/core/adapter'
import { quoteLiteral } from '../shared/quote.js'

/** From a canonical value (never null) to an SQL literal. */
export type Literal = (value: unknown) => string

/** Chooses, once per field, how its values are spelled. */
export function literalOf(field: Field): Literal {
  switch (field.type.kind) {
    case 'integer':
    case 'float':
      return numberLiteral
    case 'boolean':
      // Read by tinyint and by bit columns.
      return (value) => (value === true ? '1' : '0')
    case 'instant':
    case 'datetime':
      return (value) => textLiteral(String(value).replace('T', ' ').replace(/Z$/, ''))
    case 'json':
    case 'array':
      return (value) => textLiteral(JSON.stringify(value, replaceForJson))
    case 'bytes':
      return (value) => bytesLiteral(value as Uint8Array)
    case 'unknown':
      return unknownLiteral
    default:
      return (value) => textLiteral(String(value))
  }
}

/** Texts with a backslash travel as hex, so that no setting of the session can give it a meaning. */
export function textLiteral(text: string): string {
  return text.includes('\\') ? `_utf8mb4 X'${Buffer.from(text, 'utf8').toString('hex')}'` : quoteLiteral(text)
}

/** A value that is no number after all is refused by the server. */
function numberLiteral(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : textLiteral(String(value))
}

function bytesLiteral(bytes: Uint8Array): string {
  return `X'${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}'`
}

/** JSON has no 64-bit integers and no bytes; elements of arrays travel as texts and are read back by the element's type. */
function replaceForJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}

function unknownLiteral(value: unknown): string {
  if (value instanceof Uint8Array) return bytesLiteral(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'object' ? textLiteral(JSON.stringify(value)) : numberLiteral(value)
}
