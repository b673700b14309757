import { escapeCopy } from '../connections/copy-text.js'

/** 1 for each UTF-16 unit below 256 that is not its own byte in COPY's text format. */
const SPECIAL = new Uint8Array(256).fill(1, 128)
for (const character of '\\\n\r\t') SPECIAL[character.charCodeAt(0)] = 1

/** Shorter spans are copied byte by byte: a call into the runtime would take longer. */
const SHORT_SPAN = 48
/** Longer texts are searched and written by the runtime: character by character would take longer. */
const SHORT_TEXT = 64

/** Bytes in a buffer that grows. */
export interface ByteWriter {
  bytes: Buffer
  length: number
}

/** An empty writer with room for so many bytes. */
export function createWriter(room: number): ByteWriter {
  return { bytes: Buffer.allocUnsafeSlow(room), length: 0 }
}

/** Copies a span as it is. */
export function writeSpan(writer: ByteWriter, from: Buffer, start: number, end: number): void {
  const to = writer.length
  const bytes = roomFor(writer, end - start)
  if (end - start > SHORT_SPAN) from.copy(bytes, to, start, end)
  else for (let at = start; at < end; at += 1) bytes[to + at - start] = from[at] as number
  writer.length = to + end - start
}

/** Writes a text in UTF-8, escaped for COPY. */
export function writeText(writer: ByteWriter, text: string): void {
  const { length } = text
  if (length > SHORT_TEXT) return writeAnyText(writer, text)
  const to = writer.length
  const bytes = roomFor(writer, length)
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit > 0xff || SPECIAL[unit] === 1) return writeAnyText(writer, text)
    bytes[to + at] = unit
  }
  writer.length = to + length
}

/** Writes one byte. */
export function writeByte(writer: ByteWriter, byte: number): void {
  roomFor(writer, 1)[writer.length] = byte
  writer.length += 1
}

function writeAnyText(writer: ByteWriter, text: string): void {
  const escaped = escapeCopy(text)
  writer.length += roomFor(writer, escaped.length * 3).write(escaped, writer.length, 'utf8')
}

/** The buffer, with room for so many more bytes. */
export function roomFor(writer: ByteWriter, count: number): Buffer {
  if (writer.length + count > writer.bytes.length) {
    const grown = Buffer.allocUnsafeSlow(Math.max(writer.bytes.length * 2, writer.length + count))
    writer.bytes.copy(grown, 0, 0, writer.length)
    writer.bytes = grown
  }
  return writer.bytes
}
