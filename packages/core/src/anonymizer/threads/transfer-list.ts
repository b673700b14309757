/**
 * The memory that goes to the other thread with these bytes, which are gone here then. Bytes that fill half of their memory or less
 * are copied: it may be the pool of small buffers, which stays with its thread.
 */
export function transferList({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && byteLength > buffer.byteLength / 2 ? [buffer] : []
}
