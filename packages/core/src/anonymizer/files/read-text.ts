import type { Readable } from 'node:stream'
import { badSyntax } from '../../errors/records.js'

/** Text of a stream, piece by piece. */
export interface TextInput {
  /** Whether a byte order mark came first; it is no part of the text. */
  readonly bom: boolean
  /** The beginning, its first line if that is not very long, to tell how the text is laid out; it is part of `pieces`. */
  readonly head: string
  readonly pieces: AsyncIterable<string>
}

const HEAD_CHARACTERS = 65_536

/**
 * Reads UTF-8.
 *
 * @throws {SeedError} `RECORDS.SYNTAX` for bytes that are none: they would not be written as they were read.
 */
export async function readText(input: Readable): Promise<TextInput> {
  const decoded = decode(input)
  let head = ''
  // How lines end is seen at the end of the first one.
  while (head.length < 2 || (head.length < HEAD_CHARACTERS && !head.includes('\n'))) {
    const next = await decoded.next()
    if (next.done === true) break
    head += next.value
  }
  const bom = head.startsWith('\uFEFF')
  const start = bom ? head.slice(1) : head
  async function* pieces(): AsyncGenerator<string, void> {
    if (start !== '') yield start
    yield* decoded
  }
  return { bom, head: start, pieces: pieces() }
}

async function* decode(input: Readable): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
      yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    throw badSyntax('UTF-8', 'the input', 'Some bytes are no characters of it.')
  }
}
