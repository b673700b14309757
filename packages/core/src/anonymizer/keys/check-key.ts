import { keySample, keyShort, keyWeak } from '../../errors/key.js'
import { isSampleKey } from './sample-keys.js'
import { looksWritten } from './written-text.js'

/** Bytes that a key has at least. */
export const KEY_BYTES = 32

/** Digits of a random key have the letters that are frequent in words, too. */
const HEXADECIMAL = /^[0-9a-f]+$/i

/** Different bytes that a key has at least. Random ones have 30 of 32, and fewer than 16 once in 2^50 keys. */
const LEAST_DIFFERENT = 16

/**
 * Refuses the text of a key that a person made up.
 *
 * @throws {SeedError} `KEY.SAMPLE`, `KEY.WEAK`.
 */
export function checkKeyText(source: string, text: string): void {
  if (isSampleKey(text)) throw keySample(source)
  if (!HEXADECIMAL.test(text) && looksWritten(text)) throw keyWeak(source, 'reads like words')
}

/**
 * Refuses bytes that are too few, are published or were not drawn at random. That a key is random cannot be seen from
 * the key; what cannot be random can.
 *
 * @throws {SeedError} `KEY.SAMPLE`, `KEY.SHORT`, `KEY.WEAK`.
 */
export function checkKey(source: string, key: Uint8Array): void {
  if (isSampleKey(key)) throw keySample(source)
  if (key.length < KEY_BYTES) throw keyShort(source, key.length, KEY_BYTES)
  const reason = weaknessOf(key)
  if (reason !== undefined) throw keyWeak(source, reason)
}

function weaknessOf(key: Uint8Array): string | undefined {
  if (isCounting(key)) return 'counts up or down, or is one byte again and again'
  if (isRepeating(key)) return 'repeats itself'
  if (new Set(key).size < LEAST_DIFFERENT) return 'has too few different bytes'
  // 32 random bytes are so once in 2^45 keys.
  if (key.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d))
    return 'spells a readable text'
  return undefined
}

/** Each byte is the one before plus the same step. */
function isCounting(key: Uint8Array): boolean {
  const step = (i: number): number => ((key[i] ?? 0) - (key[i - 1] ?? 0)) & 0xff
  return key.every((_, i) => i < 2 || step(i) === step(1))
}

/** A pattern shorter than a key, at least twice. */
function isRepeating(key: Uint8Array): boolean {
  const longest = Math.min(Math.floor(key.length / 2), KEY_BYTES - 1)
  return Array.from({ length: longest }, (_, i) => i + 1).some((period) =>
    key.every((byte, i) => i < period || byte === key[i - period]),
  )
}
