import { badSyntax } from '../../errors/records.js'
import { createTokenizer, ExactAssembler, type Token } from './parse-json.js'
import type { Opened } from './read-records.js'
import type { TextInput } from './read-text.js'

/**
 * Reads a JSON document: the elements of a list one by one, or an object as one record.
 *
 * @throws {SeedError} `RECORDS.SYNTAX`, with the number of the record.
 */
export async function readJson({ head, pieces }: TextInput): Promise<Opened> {
  const tokens = tokensOf(pieces)
  const { value: first } = await tokens.next()
  const begin = first?.[0]?.name
  if (first === undefined || begin === undefined) throw badSyntax('JSON', 'the input', 'It is empty.')
  const indented = /^\s*[[{][ \t]*\r?\n/.test(head)
  if (begin === 'startArray') {
    return { layout: { format: 'json', shape: 'list', indented }, records: elements(first.slice(1), tokens) }
  }
  if (begin !== 'startObject') throw badSyntax('list and no object', 'the input', 'It is a single value.')
  return { layout: { format: 'json', shape: 'object', indented }, records: whole(first, tokens) }
}

/** Tokens of each piece that has any: token by token, the waiting would cost more than the work. */
async function* tokensOf(pieces: AsyncIterable<string>): AsyncGenerator<readonly Token[], undefined> {
  const tokenize = createTokenizer()
  const counter = { depth: 0, records: 0 }
  for await (const piece of pieces) {
    const tokens = guarded(tokenize, piece, counter)
    if (tokens.length > 0) yield tokens
  }
  const last = guarded(tokenize, undefined, counter)
  if (last.length > 0) yield last
}

interface Counter {
  depth: number
  /** Elements begun. */
  records: number
}

/** Tokens of a piece. The parser's own message is not passed on: it may hold what it read. */
function guarded(
  tokenize: ReturnType<typeof createTokenizer>,
  piece: string | undefined,
  seen: Counter,
): readonly Token[] {
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
  return tokens
}

async function* elements(
  first: readonly Token[],
  more: AsyncIterable<readonly Token[]>,
): AsyncGenerator<unknown, void> {
  const assembler = new ExactAssembler()
  const assemble = function* (tokens: readonly Token[]): Generator<unknown, void> {
    for (const token of tokens) {
      // The end of the list itself.
      if (assembler.done && token.name === 'endArray') continue
      assembler.consume(token)
      if (assembler.done) yield assembler.current
    }
  }
  yield* assemble(first)
  for await (const tokens of more) yield* assemble(tokens)
}

async function* whole(first: readonly Token[], more: AsyncIterable<readonly Token[]>): AsyncGenerator<unknown, void> {
  const assembler = new ExactAssembler()
  for (const token of first) assembler.consume(token)
  for await (const tokens of more) for (const token of tokens) assembler.consume(token)
  yield assembler.current
}
