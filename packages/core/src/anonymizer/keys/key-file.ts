import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { keyFile, keyFilePublic, keyFormat } from '../../errors/key.js'
import { decodeKeyBytes, decodeKeyText } from './decode-key.js'

/** More than this is no key but some other file. */
const MOST_BYTES = 4_096

/** Permissions of everybody else: to read, to write. */
const PUBLIC = 0o006

/**
 * Reads a key from a file: its text, or its bytes themselves.
 *
 * A file that everybody may read or write is refused, except on Windows, where the mode says nothing. One that its
 * group may read is not: deployments give secrets to a group.
 *
 * @param source - What named the file, for messages.
 * @throws {SeedError} `KEY.*`.
 */
export function readKeyFile(source: string, file: string): Buffer {
  const { bytes, mode } = readWithMode(source, file)
  if (process.platform !== 'win32' && (mode & PUBLIC) !== 0) {
    throw keyFilePublic(source, file, (mode & 0o777).toString(8).padStart(4, '0'))
  }
  const name = `the file of ${source}`
  if (bytes.length > MOST_BYTES) throw keyFormat(name, `it has more than ${MOST_BYTES} bytes`)
  const text = textOf(bytes)
  return text === undefined ? decodeKeyBytes(name, bytes) : decodeKeyText(name, text)
}

/** Opens once, so that the mode is that of what is read. */
function readWithMode(source: string, file: string): { readonly bytes: Buffer; readonly mode: number } {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    return { mode: fstatSync(descriptor).mode, bytes: readFileSync(descriptor) }
  } catch (error) {
    throw keyFile(source, file, (error as { code?: string }).code ?? 'unknown reason', error)
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** The text of a file that holds one; undefined for raw bytes, 32 of which are a text by chance once in 2^36 keys. */
function textOf(bytes: Buffer): string | undefined {
  // What some shells of Windows write when output goes to a file.
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe && bytes.every((byte, i) => i < 2 || i % 2 === 0 || byte === 0)
  if (utf16) return bytes.toString('utf16le', 2)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return /^[^\p{Cc}]*$/u.test(text.trim()) ? text : undefined
  } catch {
    return undefined
  }
}
