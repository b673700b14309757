/** ASCII texts that are written one after the other into one buffer. */
export interface TextPage {
  readonly count: number
  /** Characters that a text takes at most. */
  readonly bound: (at: number) => number
  /** Writes a text from `offset` on; gives where it ends. */
  readonly write: (at: number, into: Uint8Array, offset: number) => number
}

/** Characters that most texts need less than. */
const USUAL = 64

/**
 * Makes the texts of a page of values. Each is a part of one large text, so none has to be put together from pieces, which is
 * what takes the time where there are millions.
 */
export function makeTexts({ count, bound, write }: TextPage): string[] {
  let bytes = Buffer.allocUnsafe(USUAL * count)
  const ends = new Uint32Array(count)
  for (let at = 0, next = 0; at < count; at++) {
    const needed = next + bound(at)
    if (needed > bytes.length) bytes = grow(bytes, next, 2 * needed)
    ends[at] = next = write(at, bytes, next)
  }
  return cutAt(bytes, ends)
}

function grow(bytes: Uint8Array, used: number, length: number): Buffer<ArrayBuffer> {
  const more = Buffer.allocUnsafe(length)
  more.set(bytes.subarray(0, used))
  return more
}

function cutAt(bytes: Buffer, ends: Uint32Array): string[] {
  const all = bytes.toString('latin1', 0, ends.at(-1) ?? 0)
  const texts: string[] = []
  for (let i = 0, from = 0; i < ends.length; i++) {
    const end = ends[i] as number
    texts.push(all.slice(from, end))
    from = end
  }
  return texts
}

/** Writes a text of ASCII alone from `offset` on; gives where it ends. */
export function writeAscii(text: string, into: Uint8Array, offset: number): number {
  // A loop, not the platform's encoder: on texts of some characters the call costs more than the work.
  for (let i = 0; i < text.length; i++) into[offset + i] = text.charCodeAt(i)
  return offset + text.length
}
