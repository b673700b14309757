import { badSyntax } from '../../errors/records.js'
import { createTokenizer, ExactAssembler } from './parse-json.js'
import type { Opened } from './read-records.js'
import type { TextInput } from './read-text.js'

type Token = ReturnType<ReturnType<typeof createTokenizer>>[number]

/**
 * Reads a JSON document: the elements of a list one by one, or an object as one record.
 *
 * @throws {SeedError} `RECORDS.SYNTAX`, with the number of the record.
 */
export async function readJson({ head, pieces }: TextInput): Promise<Opened> {
  const tokens = tokensOf(pieces)
  const { value: first } = await tokens.next()
  if (first === undefined) throw badSyntax('JSON', 'the input', 'It is empty.')
  const indented = /^\s*[[{][ \t]*\r?\n/.test(head)
  if (first.name === 'startArray') {
    return { layout: { format: 'json', shape: 'list', indented }, records: elements(tokens) }
  }
  if (first.name !== 'startObject') throw badSyntax('list and no object', 'the input', 'It is a single value.')
  return { layout: { format: 'json', shape: 'object', indented }, records: whole(first, tokens) }
}

async function* tokensOf(pieces: AsyncIterable<string>): AsyncGenerator<Token, void> {
  const tokenize = createTokenizer()
  const counter = { depth: 0, records: 0 }
  for await (const piece of pieces) yield* guarded(tokenize, piece, counter)
  yield* guarded(tokenize, undefined, counter)
}

interface Counter {
  depth: number
  /** Elements begun. */
  records: number
}

/** Tokens of a piece. The parser's own message is not passed on: it may hold what it read. */
function guarded(tokenize: ReturnType<typeof createTokenizer>, piece: string | undefined, seen: Counter): Token[] {
  let tokens: readonly Token[]
  try {
    tokens = tokenize(piece)
  } catch {
    const place = seen.records === 0 ? 'the input' : `the input behind record ${seen.records}`
    throw badSyntax('JSON', place, 'It ends early, or something else is there.')
  }
  for (const { name } of tokens) {
    if (name === 'endObject' || name === 'endArray') seen.depth--
    else {
      if (seen.depth === 1 && name !== 'keyValue') seen.records++
      if (name === 'startObject' || name === 'startArray') seen.depth++
    }
  }
  return tokens as Token[]
}

async function* elements(tokens: AsyncIterable<Token>): AsyncGenerator<unknown, void> {
  let assembler = new ExactAssembler()
  for await (const token of tokens) {
    if (assembler.done && token.name === 'endArray') continue
    assembler.consume(token)
    if (!assembler.done) continue
    yield assembler.current
    assembler = new ExactAssembler()
  }
}

async function* whole(first: Token, tokens: AsyncIterable<Token>): AsyncGenerator<unknown, void> {
  const assembler = new ExactAssembler().consume(first)
  for await (const token of tokens) assembler.consume(token)
  yield assembler.current
}
