import * as fc from 'fast-check'
import { textOf } from '../kinds/text.js'
import type { Mask } from '../transform.js'
import { anyValue, type Example } from './testing/catalogue.js'
import { maskWith } from './testing/mask-texts.js'

/** What a value becomes depends neither on the other values of its page nor on its place in it. */
export function pageIndependent(example: Example, mask: Mask): fc.IProperty<unknown> {
  const page = fc.array(anyValue(example), { minLength: 1, maxLength: 12 })
  return fc.property(page, fc.nat(), (values, turn) => {
    const all = maskWith(mask, example.transform, values)
    const by = turn % values.length
    const turned = [...values.slice(by), ...values.slice(0, by)]
    const again = maskWith(mask, example.transform, turned)
    const alone = values.map((value) => maskWith(mask, example.transform, [value])[0])
    return all.every((text, at) => text === alone[at] && text === again[(at - by + values.length) % values.length])
  })
}

/** A replacement fits where the original fitted, and is a text without halves of characters. */
export function staysWithin(example: Example, mask: Mask, length: number): fc.IProperty<unknown> {
  return fc.property(anyValue(example), (text) => {
    const value = [...text].slice(0, length).join('')
    const [masked] = maskWith(mask, example.transform, [value])
    return typeof masked === 'string' && [...masked].length <= length && !/\p{Cs}/u.test(masked)
  })
}

/** Spellings with one normal form become spellings with one normal form, as far as the value decides. */
export function oneNormalForm(mask: Mask, example: Example): fc.IProperty<unknown> {
  const spellings = [(text: string) => text, (text: string) => ` ${text}`, (text: string) => text.toUpperCase()]
  return fc.property(fc.nat({ max: 2 ** 24 }), (i) => {
    const values = spellings.map((spell) => spell(example.value(i)))
    // Where the subject decides, it is one subject.
    const subjects = values.map(() => (example.bySubject === true ? 'value:1' : undefined))
    const [first, ...others] = maskWith(mask, example.transform, values, subjects)
    const formOf = (text: unknown): string => mask.kind.normalise(text as string) ?? ''
    return others.every((text, at) => formOf(values[at + 1]) !== formOf(values[0]) || formOf(text) === formOf(first))
  })
}

/** Counts how many replacements of the first values were given before, case ignored. */
export function countCollisions(example: Example, mask: Mask, values: number, pageRows = 10_000): number {
  const seen = new Set<string>()
  for (let from = 0; from < values; from += pageRows) {
    const page = Array.from({ length: Math.min(pageRows, values - from) }, (_, i) => example.value(from + i))
    for (const text of maskWith(mask, example.transform, page)) seen.add(textOf(text).toLowerCase())
  }
  return values - seen.size
}

/** How many there may be: the birthday bound, and six standard deviations of a Poisson number on top. */
export function mostCollisions({ guarantee }: Mask, values: number): number {
  if (guarantee.kind === 'lossy') return values
  const expected = guarantee.kind === 'bounded' ? (values * (values - 1)) / 2 / 2 ** guarantee.bits : 0
  return expected + 6 * Math.sqrt(expected)
}
