import type { FieldType, Value } from '@seed/core/adapter'
import { parseJson } from '../shared/json-text.js'
import { type Decoder, textDecoder } from '../shared/text-decoder.js'
import { type ArrayText, parseArray } from './array-text.js'

/** Chooses, once per field, how its texts are read. Relies on the settings of `fixSettings`. */
export function decoderOf(type: FieldType): Decoder {
  switch (type.kind) {
    case 'boolean':
      return (text) => text === 't' || text === 'true' || text === '1'
    case 'bytes':
      return parseBytes
    case 'array':
      return arrayDecoder(decoderOf(type.of))
    default:
      return textDecoder(type)
  }
}

function parseBytes(text: string): Uint8Array {
  return new Uint8Array(text.startsWith('\\x') ? Buffer.from(text.slice(2), 'hex') : Buffer.from(text, 'utf8'))
}

function arrayDecoder(element: Decoder): Decoder {
  const decode = (array: ArrayText): Value[] =>
    array.map((item) => (item === null ? null : typeof item === 'string' ? element(item) : decode(item)))
  return (text) => {
    const array = parseArray(text)
    return array === undefined ? parseJson(text) : decode(array)
  }
}
