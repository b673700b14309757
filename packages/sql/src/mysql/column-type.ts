import type { FieldType } from '@seed/core/adapter'
import { literalsIn } from './printed-text.js'

/**
 * A column's type in neutral words.
 *
 * @param spelled - As the server prints it: `decimal(8,2) unsigned`.
 * @param isJson - True where a check of the column's own lets only JSON in, which is what MariaDB's JSON is.
 */
export function columnType(spelled: string, isJson: boolean): FieldType {
  if (isJson) return { kind: 'json' }
  const [, name = '', inside = ''] = /^(\w+)(?:\(([\s\S]*)\))?/.exec(spelled.toLowerCase()) ?? []
  const numbers = inside.split(',').map(Number)
  switch (name) {
    case 'tinyint':
      return inside === '1' ? { kind: 'boolean' } : integer(8, spelled)
    case 'smallint':
      return integer(16, spelled)
    case 'year':
      return { kind: 'integer', bits: 16 }
    case 'mediumint':
    case 'int':
      return integer(32, spelled)
    case 'bigint':
      return integer(64, spelled)
    case 'decimal':
      return { kind: 'decimal', precision: numbers[0] ?? 10, scale: numbers[1] ?? 0 }
    case 'float':
      return { kind: 'float', bits: 32 }
    case 'double':
      return { kind: 'float', bits: 64 }
    case 'bit':
      return inside === '1' ? { kind: 'boolean' } : { kind: 'unknown' }
    case 'enum':
      return { kind: 'enum', values: literalsIn(spelled) }
    case 'json':
    case 'uuid':
    case 'date':
      return { kind: name }
    case 'datetime':
      return { kind: 'datetime', precision: Number(inside) }
    case 'timestamp':
      return { kind: 'instant', precision: Number(inside) }
    case 'time':
      return { kind: 'time', precision: Number(inside) }
    default:
      return textOrBytes(name, inside)
  }
}

function textOrBytes(name: string, inside: string): FieldType {
  switch (name) {
    case 'char':
      return { kind: 'text', length: Number(inside), fixed: true }
    case 'varchar':
      return { kind: 'text', length: Number(inside) }
    case 'tinytext':
      return { kind: 'text', length: 255 }
    case 'text':
    case 'mediumtext':
    case 'longtext':
      return { kind: 'text' }
    case 'binary':
    case 'varbinary':
      return { kind: 'bytes', length: Number(inside) }
    case 'tinyblob':
      return { kind: 'bytes', length: 255 }
    case 'blob':
    case 'mediumblob':
    case 'longblob':
      return { kind: 'bytes' }
    default:
      return { kind: 'unknown' } // sets, addresses, shapes
  }
}

function integer(bits: 8 | 16 | 32 | 64, spelled: string): FieldType {
  return { kind: 'integer', bits, ...(/\bunsigned\b/i.test(spelled) ? { unsigned: true } : {}) }
}
