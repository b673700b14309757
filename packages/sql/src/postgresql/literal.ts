import type { Field, FieldType } from '@seed/core/adapter'

/** From a canonical value (never null) to the text PostgreSQL reads for it. */
export type Literal = (value: unknown) => string

/** Chooses, once per field, how its values are spelled. */
export function literalOf(field: Field): Literal {
  return field.type.kind === 'array' && /^jsonb?$/i.test(field.nativeType) ? JSON.stringify : literalOfType(field.type)
}

/** True when the spelled value can hold a tab, a line break or a backslash. */
export function needsEscape(type: FieldType): boolean {
  return ['text', 'enum', 'json', 'bytes', 'array', 'unknown'].includes(type.kind)
}

function literalOfType(type: FieldType): Literal {
  switch (type.kind) {
    case 'boolean':
      // Read by boolean columns and by the integer columns in which some ORMs keep booleans.
      return (value) => (value === true ? '1' : '0')
    case 'json':
      return JSON.stringify
    case 'bytes':
      return (value) => hex(value as Uint8Array)
    case 'array':
      return arrayLiteral(literalOfType(type.of))
    case 'unknown':
      return unknownLiteral
    default:
      return String
  }
}

function arrayLiteral(element: Literal): Literal {
  const spell = (value: unknown): string => {
    if (value === null) return 'NULL'
    if (Array.isArray(value)) return `{${value.map(spell).join(',')}}`
    return `"${element(value).replace(/["\\]/g, '\\$&')}"`
  }
  return spell
}

function unknownLiteral(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return hex(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`
}
