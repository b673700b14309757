import { type ByteWriter, roomFor, writeByte, writeText } from './byte-writer.js'

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BACKSLASH = 0x5c
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d] as const
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d] as const

/**
 * Writes a document as `JSON.stringify` spells it, escaped for COPY. What documents are mostly made of goes straight into
 * the bytes, which takes half as long as spelling it first.
 */
export function writeJson(writer: ByteWriter, value: unknown): void {
  const start = writer.length
  if (tryValue(writer, value)) return
  writer.length = start
  writeText(writer, JSON.stringify(value))
}

/** False when the document has something in it that is for `JSON.stringify` to judge. */
function tryValue(writer: ByteWriter, value: unknown): boolean {
  if (typeof value === 'string') writeString(writer, value)
  else if (value === null || typeof value === 'boolean' || Number.isFinite(value)) writeText(writer, String(value))
  else if (Array.isArray(value)) return tryList(writer, value)
  else return isPlainObject(value) && tryObject(writer, value)
  return true
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function tryObject(writer: ByteWriter, object: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(object)
  writeByte(writer, OPEN_OBJECT)
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as string
    if (i > 0) writeByte(writer, COMMA)
    writeString(writer, key)
    writeByte(writer, COLON)
    if (!tryValue(writer, object[key])) return false
  }
  writeByte(writer, CLOSE_OBJECT)
  return true
}

function tryList(writer: ByteWriter, list: readonly unknown[]): boolean {
  writeByte(writer, OPEN_LIST)
  for (let i = 0; i < list.length; i += 1) {
    if (i > 0) writeByte(writer, COMMA)
    if (!tryValue(writer, list[i])) return false
  }
  writeByte(writer, CLOSE_LIST)
  return true
}

function writeString(writer: ByteWriter, text: string): void {
  const { length } = text
  const to = writer.length
  const bytes = roomFor(writer, length + 2)
  bytes[to] = QUOTE
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at)
    const isItself = unit >= 0x20 && unit < 0x7f && unit !== QUOTE && unit !== BACKSLASH
    if (!isItself) return writeText(writer, JSON.stringify(text))
    bytes[to + 1 + at] = unit
  }
  bytes[to + 1 + length] = QUOTE
  writer.length = to + length + 2
}
