import { isUtf8 } from 'node:buffer'

/** Bytes as the UTF-8 text that they are; undefined for any others, control characters included. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0 || hasControls(bytes) || !isUtf8(bytes)) return undefined
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}

/** Control characters other than tabs and line ends, which no text has. */
function hasControls(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return true
  return false
}
