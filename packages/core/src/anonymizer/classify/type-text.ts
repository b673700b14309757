import type { FieldType } from '../../schema/schema.js'

/** A type as the classification file has it: `text(255)`, `integer32`, `decimal(10,2)`, `enum(A,B)`, `array(text)`. */
export function typeText(type: FieldType): string {
  switch (type.kind) {
    case 'integer':
      return `integer${type.bits}${type.unsigned === true ? ' unsigned' : ''}`
    case 'float':
      return `float${type.bits}`
    case 'decimal':
      return withLimits('decimal', type.precision, type.scale)
    case 'text':
      return withLimits(type.fixed === true ? 'char' : 'text', type.length)
    case 'bytes':
      return withLimits('bytes', type.length)
    case 'instant':
    case 'datetime':
    case 'time':
      return withLimits(type.kind, type.precision)
    case 'enum':
      return `enum(${type.values.join(',')})`
    case 'array':
      return `array(${typeText(type.of)})`
    case 'boolean':
    case 'uuid':
    case 'date':
    case 'json':
    case 'unknown':
      return type.kind
  }
}

function withLimits(name: string, ...limits: readonly (number | undefined)[]): string {
  const given = limits.filter((limit) => limit !== undefined)
  return given.length === 0 ? name : `${name}(${given.join(',')})`
}
