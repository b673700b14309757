import type { KeyRing } from '../../keys/key-ring.js'
import { addTo } from '../add-to.js'
import { walkWithin } from '../walk.js'

/** What must be known of normal forms that are no numbers of a plan. */
export interface DigitRules {
  /** The country's code in front, which stays; empty where there is none. */
  readonly codeOf: (normal: string) => string
  /** Whether a normal form is no number of a plan either. */
  readonly isFree: (normal: string) => boolean
}

/** Digits below which a number that keeps its country's code would be easy to guess. */
const LEAST = 6

/**
 * Replaces normal forms by others with the same country's code, as many digits, and as many zeros in front (none, one, or
 * more), that are free too; so none of them meets the replacement of a number of a plan.
 */
export function permuteDigits(
  keys: KeyRing,
  domain: string,
  normal: readonly string[],
  { codeOf, isFree }: DigitRules,
): readonly string[] {
  const result: string[] = []
  const starts = normal.map((text) => startOf(text, codeOf(text)))
  const places = new Map<number, number[]>()
  normal.forEach((text, at) => addTo(places, text.length - (starts[at] as string).length, at))
  for (const [length, own] of places) {
    const spell = (number: bigint, i: number): string =>
      (starts[own[i] as number] as string) + String(number).padStart(length, '0')
    const numbers = own.map((at) => BigInt((normal[at] as string).slice(-length)))
    const permutation = keys.permutation(`${domain}/digits`, 10n ** BigInt(length))
    const next = walkWithin(permutation, numbers, (number, i) => {
      const text = spell(number, i)
      const at = own[i] as number
      return zeros(text) === zeros(normal[at] as string) && startOf(text, codeOf(text)) === starts[at] && isFree(text)
    })
    own.forEach((at, i) => (result[at] = spell(next[i] as bigint, i)))
  }
  return result
}

/** What stays in front: `+`, and the country's code where enough digits follow it. */
function startOf(normal: string, code: string): string {
  if (!normal.startsWith('+')) return ''
  return normal.length - 1 - code.length < LEAST ? '+' : `+${code}`
}

function zeros(normal: string): number {
  return /^\+?(0{0,2})/.exec(normal)?.[1]?.length ?? 0
}
