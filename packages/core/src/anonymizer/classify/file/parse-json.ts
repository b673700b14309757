/** A JSON value and the line it begins on. Members keep their order; the same name twice is a mistake, not the last one. */
export type JsonNode =
  | { readonly kind: 'object'; readonly line: number; readonly members: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'other'; readonly line: number; readonly value: unknown }

/** Where a text stops being JSON. */
export class JsonMistake extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.name = 'JsonMistake'
    this.line = line
  }
}

const SPACE = /[ \t\n\r]*/y
const LITERAL =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * Reads JSON (RFC 8259) with the line of every value. `JSON.parse` says no line for many mistakes and lets the last of two
 * equal names win, which in a reviewed file would hide the other one.
 *
 * @throws {JsonMistake}
 */
export function parseJson(text: string): JsonNode {
  const reader = new JsonReader(text)
  const node = reader.value()
  reader.end()
  return node
}

class JsonReader {
  readonly #text: string
  #at = 0
  /** Lines counted so far, and how far. */
  #lines = 1
  #counted = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): JsonNode {
    const line = this.#line()
    if (this.#skip('{')) return { kind: 'object', line, members: this.#members() }
    if (this.#skip('[')) return { kind: 'other', line, value: this.#items() }
    const literal = this.#match(LITERAL)
    if (literal === '') throw this.#mistake('a value is expected')
    return { kind: 'other', line, value: JSON.parse(literal) as unknown }
  }

  end(): void {
    this.#match(SPACE)
    if (this.#at < this.#text.length) throw this.#mistake('there is more behind the end')
  }

  #members(): ReadonlyMap<string, JsonNode> {
    const members = new Map<string, JsonNode>()
    if (this.#skip('}')) return members
    do {
      const name = this.#name()
      if (members.has(name)) throw this.#mistake(`"${name}" is there twice`)
      if (!this.#skip(':')) throw this.#mistake('a colon is expected')
      members.set(name, this.value())
    } while (this.#skip(','))
    if (!this.#skip('}')) throw this.#mistake('a comma or } is expected')
    return members
  }

  #items(): readonly JsonNode[] {
    const items: JsonNode[] = []
    if (this.#skip(']')) return items
    do items.push(this.value())
    while (this.#skip(','))
    if (!this.#skip(']')) throw this.#mistake('a comma or ] is expected')
    return items
  }

  #name(): string {
    this.#match(SPACE)
    if (this.#text[this.#at] !== '"') throw this.#mistake('a name in double quotes is expected')
    const literal = this.#match(LITERAL)
    if (literal === '') throw this.#mistake('a name does not end')
    return JSON.parse(literal) as string
  }

  #skip(sign: string): boolean {
    this.#match(SPACE)
    if (this.#text[this.#at] !== sign) return false
    this.#at++
    return true
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #line(): number {
    this.#match(SPACE)
    for (; this.#counted < this.#at; this.#counted++) if (this.#text[this.#counted] === '\n') this.#lines++
    return this.#lines
  }

  #mistake(message: string): JsonMistake {
    return new JsonMistake(message, this.#line())
  }
}
