import { createCipheriv } from 'node:crypto'

/** AES-CMAC as SP 800-38B, 6.2 spells it out, one message at a time and with whole numbers: to compare with. */
export function plainCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const first = twice(encrypt(key, 0n))
  const second = twice(first)
  const count = Math.max(1, Math.ceil(message.length / 16))
  const last = message.subarray(16 * (count - 1))
  let state = 0n
  for (let i = 0; i < count - 1; i++) state = encrypt(key, state ^ toNumber(message.subarray(16 * i, 16 * i + 16)))
  const padded = Buffer.concat([last, Buffer.of(0x80), Buffer.alloc(16)]).subarray(0, 16)
  state = encrypt(key, state ^ (last.length === 16 ? toNumber(last) ^ first : toNumber(padded) ^ second))
  return toBytes(state)
}

const twice = (block: bigint): bigint => BigInt.asUintN(128, block << 1n) ^ (block >> 127n === 1n ? 0x87n : 0n)
const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const toBytes = (block: bigint): Buffer => Buffer.from(block.toString(16).padStart(32, '0'), 'hex')

function encrypt(key: Uint8Array, block: bigint): bigint {
  const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  return toNumber(cipher.update(toBytes(block)))
}
