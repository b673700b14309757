import { hash } from 'node:crypto'
import type { Messages } from '../messages.js'

/** 32 fixed bytes for tests: the hash of a text, never a key that somebody has. */
export function testKey(name: string): Uint8Array {
  return hash('sha256', `a key of the tests: ${name}`, 'buffer')
}

/** Bytes as messages, for the examples of standards, which are no texts. */
export function byteMessages(all: readonly Uint8Array[]): Messages {
  return {
    count: all.length,
    bound: (at) => all[at]?.length ?? 0,
    write(at, into, offset) {
      const bytes = all[at] ?? new Uint8Array()
      into.set(bytes, offset)
      return offset + bytes.length
    },
  }
}

/** Bytes as hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
