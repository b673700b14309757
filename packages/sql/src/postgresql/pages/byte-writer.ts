import { escapeCopy } from '../connections/copy-text.js'

/** 1 for each ASCII character that COPY's text format escapes. */
const SPECIAL = new Uint8Array(128)
for (const character of '\\\n\r\t') SPECIAL[character.charCodeAt(0)] = 1

/** Shorter spans are copied byte by byte: a call into the runtime would take longer. */
const SHORT_SPAN = 32

/** Gathers bytes in one buffer that grows. A class, for its members stay in registers in the loop that writes cells. */
export class ByteWriter {
  #bytes: Buffer
  #length = 0

  constructor(room: number) {
    this.#bytes = Buffer.allocUnsafeSlow(room)
  }

  byte(byte: number): void {
    this.#reserve(1)
    this.#bytes[this.#length] = byte
    this.#length += 1
  }

  /** Copies a span as it is. */
  span(from: Buffer, start: number, end: number): void {
    this.#reserve(end - start)
    if (end - start > SHORT_SPAN) from.copy(this.#bytes, this.#length, start, end)
    else for (let at = start, to = this.#length; at < end; at += 1, to += 1) this.#bytes[to] = from[at] as number
    this.#length += end - start
  }

  /** Writes a text in UTF-8, escaped for COPY. */
  text(text: string): void {
    this.#reserve(text.length)
    const bytes = this.#bytes
    let to = this.#length
    for (let at = 0; at < text.length; at += 1, to += 1) {
      const unit = text.charCodeAt(at)
      if (unit >= 0x80 || SPECIAL[unit] === 1) return this.#anyText(escapeCopy(text))
      bytes[to] = unit
    }
    this.#length = to
  }

  /** What was written; the writer is of no use afterwards. */
  taken(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  #anyText(text: string): void {
    this.#reserve(text.length * 3)
    this.#length += this.#bytes.write(text, this.#length, 'utf8')
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + count))
    this.#bytes.copy(grown, 0, 0, this.#length)
    this.#bytes = grown
  }
}
