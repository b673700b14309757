import { hash } from 'node:crypto'

/** What one entity adds to the fingerprint of a data set. */
export interface TableFingerprint {
  /** `tableName(entity.table)`. */
  readonly table: string
  readonly rows: number
  /** 64 hexadecimal digits. */
  readonly hex: string
}

const WORDS = 8
const WORD = 2 ** 32
/** Each word grows by less than 2^32 a row, so 2^20 rows stay below 2^53. */
const ROWS_BEFORE_CARRY = 2 ** 20

/** Four bytes of a text that has one character a byte, the highest first. */
function wordAt(bytes: string, at: number): number {
  const word =
    (bytes.charCodeAt(at) << 24) |
    (bytes.charCodeAt(at + 1) << 16) |
    (bytes.charCodeAt(at + 2) << 8) |
    bytes.charCodeAt(at + 3)
  return word >>> 0
}

/**
 * Fingerprint of the rows of one entity: the sum modulo 2^256 of the SHA-256 of each row's text, and the number of rows. The
 * order of rows does not matter, and parts computed apart can be merged.
 */
export class EntityFingerprint {
  /** Words of the sum, the highest first; carried over only now and then. */
  readonly #sum = new Float64Array(WORDS)
  #pending = 0
  #rows = 0

  /** Rows added so far. */
  get rows(): number {
    return this.#rows
  }

  /**
   * Adds one row.
   *
   * @param text - From `createRowText`.
   * @returns The row's 32-bit digest, the same as `rowDigest32(text)`.
   */
  add(text: string): number {
    // One character a byte: 2.5 times as fast as a buffer for each row.
    const digest = hash('sha256', text, 'binary')
    const sum = this.#sum
    for (let i = 0; i < WORDS; i++) sum[i] = (sum[i] as number) + wordAt(digest, i * 4)
    this.#rows++
    if (++this.#pending === ROWS_BEFORE_CARRY) this.#carry()
    return wordAt(digest, 0)
  }

  /** Adds the rows of another part. */
  merge(other: EntityFingerprint): this {
    other.#carry()
    this.#carry()
    for (let i = 0; i < WORDS; i++) this.#sum[i] = (this.#sum[i] as number) + (other.#sum[i] as number)
    this.#rows += other.#rows
    this.#carry()
    return this
  }

  /** Adds a part that is known only by its rows and its 64 hexadecimal digits. */
  mergeHex(part: { readonly rows: number; readonly hex: string }): this {
    if (!/^[0-9a-f]{64}$/.test(part.hex)) throw new RangeError('a fingerprint has 64 hexadecimal digits')
    this.#carry()
    for (let i = 0; i < WORDS; i++) {
      this.#sum[i] = (this.#sum[i] as number) + Number.parseInt(part.hex.slice(i * 8, i * 8 + 8), 16)
    }
    this.#rows += part.rows
    this.#carry()
    return this
  }

  /** The sum as 64 hexadecimal digits. Rows may be added afterwards. */
  hex(): string {
    this.#carry()
    return Array.from(this.#sum, (word) => word.toString(16).padStart(8, '0')).join('')
  }

  #carry(): void {
    let carry = 0
    for (let i = WORDS - 1; i >= 0; i--) {
      const word = (this.#sum[i] as number) + carry
      carry = Math.floor(word / WORD)
      this.#sum[i] = word - carry * WORD
    }
    this.#pending = 0
  }
}

/**
 * Fingerprint of a whole data set: SHA-256 over the sorted list of its tables, each with its rows and its own fingerprint.
 *
 * @returns 64 hexadecimal digits.
 */
export function combine(tables: readonly TableFingerprint[]): string {
  const lines = tables.map(({ table, rows, hex }) => JSON.stringify([table, rows, hex])).sort()
  return hash('sha256', ['seed-set/1', ...lines].join('\n'), 'hex')
}

/** 32 bits of a row's SHA-256: tells a changed row from an unchanged one, wrongly once in 4 * 10^9. */
export function rowDigest32(text: string): number {
  return wordAt(hash('sha256', text, 'binary'), 0)
}
