import { codes } from './codes.js'
import { base64, hexadecimal, percentEncoding } from './decoders.js'
import { emails } from './emails.js'
import { documents } from './json.js'
import { numbers } from './numbers.js'
import type { Extractor } from './piece.js'

/** Everything that finds something inside a text. */
export const EXTRACTORS: readonly Extractor[] = [
  emails,
  numbers,
  codes,
  documents,
  base64,
  hexadecimal,
  percentEncoding,
]
