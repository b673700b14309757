import { createCipheriv } from 'node:crypto'

/** The keyed permutation, one number at a time and with whole numbers: to compare with. */
export function plainPermute(key: Uint8Array, size: bigint, value: bigint): bigint {
  const bits = (size - 1n).toString(2).length
  let walked = encipher(key, bits, value)
  while (walked >= size) walked = encipher(key, bits, walked)
  return walked
}

function encipher(key: Uint8Array, bits: number, value: bigint): bigint {
  const leftBits = Math.floor(bits / 2)
  const rightBits = bits - leftBits
  let left = value >> BigInt(rightBits)
  let right = BigInt.asUintN(rightBits, value)
  for (let round = 0; round < 12; round++) {
    const output = BigInt.asUintN(round % 2 === 0 ? leftBits : rightBits, roundFunction(key, round, right))
    ;[left, right] = [right, left ^ output]
  }
  return (left << BigInt(rightBits)) | right
}

function roundFunction(key: Uint8Array, round: number, half: bigint): bigint {
  const block = Buffer.alloc(16)
  block.writeUInt32LE(round)
  block.writeBigUInt64LE(half, 8)
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  return cipher.update(block).readBigUInt64LE()
}
