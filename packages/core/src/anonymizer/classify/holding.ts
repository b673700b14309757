import type { FieldType } from '../../schema/schema.js'

/** What a field can hold at all, as far as a name's meaning depends on it. */
export type Holding = 'text' | 'choice' | 'number' | 'flag' | 'moment' | 'document' | 'bytes' | 'uuid' | 'unknown'

/** What a field of a type holds; an array holds what its members do. */
export function holdingOf(type: FieldType): Holding {
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      return 'number'
    case 'boolean':
      return 'flag'
    case 'enum':
      return 'choice'
    case 'instant':
    case 'datetime':
    case 'date':
    case 'time':
      return 'moment'
    case 'json':
      return 'document'
    case 'array':
      return holdingOf(type.of)
    case 'text':
    case 'uuid':
    case 'bytes':
    case 'unknown':
      return type.kind
  }
}
