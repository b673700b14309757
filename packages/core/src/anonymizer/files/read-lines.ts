import { badSyntax } from '../../errors/records.js'
import { parseExactly } from './parse-json.js'
import type { Opened } from './read-records.js'
import type { TextInput } from './read-text.js'

/**
 * Reads one JSON value a line (ndjson.org); blank lines are passed over.
 *
 * @throws {SeedError} `RECORDS.SYNTAX`, with the number of the line.
 */
export function readLines({ pieces }: TextInput): Opened {
  return { layout: { format: 'ndjson' }, records: records(pieces) }
}

async function* records(pieces: AsyncIterable<string>): AsyncGenerator<unknown, void> {
  let number = 0
  for await (const line of linesOf(pieces)) {
    number++
    if (line.trim() !== '') yield parseLine(line, number)
  }
}

function parseLine(line: string, number: number): unknown {
  try {
    return parseExactly(line)
  } catch {
    // The parser's message quotes the line.
    throw badSyntax('JSON', `line ${number}`, 'One whole JSON object stands on each line.')
  }
}

/** Lines without their ends. Only LF ends one: JSON texts may hold other separators. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let parts: string[] = []
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      yield [...parts, piece.slice(from, end)].join('')
      parts = []
      from = end + 1
    }
    if (from < piece.length) parts.push(piece.slice(from))
  }
  if (parts.length > 0) yield parts.join('')
}
