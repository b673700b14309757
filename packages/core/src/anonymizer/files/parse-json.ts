import Assembler from 'stream-json/assembler.js'
import { jsonParser, type Token } from 'stream-json/parser.js'
import { readNumber } from '../records/raw-number.js'

export type { Token }

/** What stream-json's functions take for "that was all". */
const END = Symbol.for('object-stream.none')

/** Takes a text apart piece by piece; a piece of undefined says that it was the last. */
export type Tokenizer = (piece: string | undefined) => readonly Token[]

/** Puts a value together again, numbers to the last digit. */
export class ExactAssembler extends Assembler {
  override numberValue(text: string): void {
    // Both save a value in its place; only this one is open to any.
    this.stringValue(readNumber(text) as unknown as string)
  }
}

/** A tokenizer of JSON. It throws an `Error` whose message may hold what it read. */
export function createTokenizer(): Tokenizer {
  const parse = jsonParser({ streamValues: false }) as (piece: unknown) => unknown
  return (piece) => (parse(piece ?? END) as { readonly values?: readonly Token[] }).values ?? []
}

/** Numbers that a double may not hold: many digits, or an exponent. */
const LONG_NUMBER = /[\d.]{16}|\d[eE][+-]?\d/

/**
 * Reads one JSON text, numbers to the last digit.
 *
 * @throws {Error} whose message may hold what it read.
 */
export function parseExactly(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text) as unknown
  const tokenize = createTokenizer()
  const assembler = new ExactAssembler()
  for (const piece of [text, undefined]) for (const token of tokenize(piece)) assembler.consume(token)
  return assembler.current
}
