const PLUS = 0x2b
const OPEN = 0x28
const CLOSE = 0x29
const ZERO = 0x30
const NINE = 0x39

/**
 * The normal form of a telephone number of ASCII's digits and signs alone, in one pass: most are written so, and looking
 * closer takes several times as long.
 *
 * @param shortest - Digits that it must have.
 * @param longest - Digits that it may have.
 * @returns undefined for what may be a number all the same, written in another way.
 */
export function normalisePlainPhone(value: string, shortest: number, longest: number): string | undefined {
  let normal = value.charCodeAt(0) === PLUS ? '+' : ''
  const signs = normal.length
  let from = signs
  for (let i = from; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (isDigit(code)) continue
    if (!isPhoneSign(code) || (code === OPEN && isTrunkZero(value, i))) return undefined
    if (i > from) normal += value.slice(from, i)
    from = i + 1
  }
  normal += value.slice(from)
  const digits = normal.length - signs
  return digits < shortest || digits > longest || hasTwoZeros(normal) ? undefined : normal
}

/** `(0)`, which may be no part of the normal form. */
function isTrunkZero(value: string, at: number): boolean {
  return value.charCodeAt(at + 1) === ZERO && value.charCodeAt(at + 2) === CLOSE
}

/** `00` in front may be no part of the normal form. */
function hasTwoZeros(normal: string): boolean {
  return normal.charCodeAt(0) === ZERO && normal.charCodeAt(1) === ZERO
}

/** `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

/** What ASCII has to stand between digits: a space, brackets, `-`, `.`, `/`. */
export function isPhoneSign(code: number): boolean {
  return code === 0x20 || code === 0x28 || code === 0x29 || (code >= 0x2d && code <= 0x2f)
}
