/**
 * How long replacements stay the same. `'stable'`: as long as the key is kept. `'release'`: within one named release;
 * releases cannot be linked. `'throwaway'`: the key is made in memory and gone with the process.
 */
export type KeyMode = 'stable' | 'release' | 'throwaway'

/** Everything keyed, derived from one secret. The secret itself cannot be asked for. */
export interface KeyRing {
  /** Names the key in reports: 16 hexadecimal digits that say nothing of it. */
  readonly id: string
  readonly mode: KeyMode
  /** The pseudorandom function of one domain: fast, for choosing words and making tags. */
  prf(domain: string): Prf
  /** HMAC-SHA-256 (RFC 2104, FIPS 198-1) of each text under the domain's own subkey: 32 bytes each. */
  pseudonyms(domain: string, texts: readonly string[]): readonly Uint8Array[]
  /** The same in hexadecimal: 64 digits each. Texts that come again and again cost nearly nothing. */
  pseudonymDigits(domain: string, texts: readonly string[]): readonly string[]
  /**
   * The keyed permutation of the whole numbers below `size`.
   *
   * @param size - At least 2, at most 2^128.
   */
  permutation(domain: string, size: bigint): Permutation
}

/** A keyed function of texts: AES-256-CMAC (NIST SP 800-38B, RFC 4493) under the domain's own subkey. */
export interface Prf {
  /**
   * 128 bits for each text, all at once: a page of values costs far less than its values one by one.
   *
   * @param texts - Not changed afterwards.
   */
  tags(texts: readonly string[]): Tags
}

/** 128 pseudorandom bits for each of several texts. */
export interface Tags {
  readonly count: number
  /** 16 bytes a text. */
  readonly bytes: Uint8Array
  /** One of the four 32-bit words of a text's tag. */
  word(at: number, place: 0 | 1 | 2 | 3): number
  /** A whole number from 0 and below `size` (at most 2^32), out of one word; `place` 0 unless told. */
  below(at: number, size: number, place?: 0 | 1 | 2 | 3): number
  /** All 128 bits as one number. */
  wide(at: number): bigint
  /** The first `characters` (at most 25) of the tag in lower-case base32 (RFC 4648): 5 bits each. */
  base32(at: number, characters: number): string
}

/** A keyed bijection on the whole numbers below a size. */
export interface Permutation {
  readonly size: bigint
  apply(values: readonly bigint[]): readonly bigint[]
}
