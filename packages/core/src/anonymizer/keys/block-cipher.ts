import { createCipheriv } from 'node:crypto'

/** Bytes of a block of AES. */
export const BLOCK = 16

/** Applies AES to each block of 16 bytes by itself, all at once. */
export type BlockCipher = (blocks: Uint8Array) => Uint8Array

/**
 * AES (FIPS 197) under one key, block by block: a building part, not a way to encrypt data.
 *
 * @param key - 16, 24 or 32 bytes.
 */
export function createBlockCipher(key: Uint8Array): BlockCipher {
  // Blocks are independent in this mode, so one cipher serves all calls.
  const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  return (blocks) => cipher.update(blocks)
}

/** The last block of AES-CBC with a zero vector (SP 800-38A, 6.2): one call for a long message. */
export function lastChainedBlock(key: Uint8Array, message: Uint8Array): Uint8Array {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, Buffer.alloc(BLOCK)).setAutoPadding(false)
  return cipher.update(message).subarray(-BLOCK)
}
