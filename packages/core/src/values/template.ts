import { drawInteger, drawPick } from '../random/draw.js'
import type { RandomSource } from '../random/source.js'
import type { Vocabulary } from './locale.js'
import { listAt, nodeAt } from './word-tree.js'

/** Draws one text. */
export type TextDraw = (source: RandomSource) => string

/** Tokens whose words lie elsewhere than their name says. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'commerce.product': ['commerce', 'product_name', 'product'],
  'commerce.productMaterial': ['commerce', 'product_name', 'material'],
  'commerce.productAdjective': ['commerce', 'product_name', 'adjective'],
}

/** Tokens that are templates in turn, and the lists of these. */
const NESTED: Readonly<Record<string, readonly string[]>> = {
  'company.name': ['company', 'name_pattern'],
}

/**
 * Turns a vocabulary's own templates (`{{person.lastName}} {{location.street_suffix}}`) into one function that picks a
 * template and fills it. Templates with tokens that have no words here are left out.
 *
 * @returns undefined when no template is left.
 */
export function compileTemplates(
  vocabulary: Vocabulary,
  templates: readonly string[],
  depth = 0,
): TextDraw | undefined {
  const draws = templates.flatMap((template) => compileTemplate(vocabulary, template, depth) ?? [])
  const [only] = draws
  if (only === undefined || draws.length === 1) return only
  return (source) => drawPick(source, draws)(source)
}

/** The templates at a path; those with a weight lose it. */
export function templatesAt(vocabulary: Vocabulary, path: readonly string[]): readonly string[] {
  const found = nodeAt(vocabulary.definitions, path)
  const list: readonly unknown[] = Array.isArray(found) ? found : [found]
  return list.map((each) => nodeAt(each, ['value']) ?? each).filter((text): text is string => typeof text === 'string')
}

function compileTemplate(vocabulary: Vocabulary, template: string, depth: number): TextDraw | undefined {
  const parts: (string | TextDraw)[] = []
  // Split by a group: texts at even places, tokens at odd ones.
  for (const [place, part] of template.split(/\{\{(.+?)\}\}/).entries()) {
    if (place % 2 === 0) {
      if (part !== '') parts.push(part)
      continue
    }
    const draw = compileToken(vocabulary, part, depth)
    if (draw === undefined) return undefined
    parts.push(draw)
  }
  return (source) => {
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : part(source)
    return text
  }
}

function compileToken(vocabulary: Vocabulary, token: string, depth: number): TextDraw | undefined {
  const nested = NESTED[token]
  if (nested !== undefined) {
    return depth > 2 ? undefined : compileTemplates(vocabulary, templatesAt(vocabulary, nested), depth + 1)
  }
  if (token.startsWith('number.int(')) return compileInteger(token)
  const words = wordsOf(vocabulary, token)
  return words.length === 0 ? undefined : (source) => drawPick(source, words)
}

function wordsOf(vocabulary: Vocabulary, token: string): readonly string[] {
  if (token === 'person.firstName') return vocabulary.firstNames.generic
  if (token === 'person.lastName') return vocabulary.lastNames.generic
  const path = PLACES[token] ?? token.split('.')
  const words = listAt(vocabulary.definitions, path)
  if (words.length > 0) return words
  // Lists of things with a name: `science.chemical_element.name`.
  const things = nodeAt(vocabulary.definitions, path.slice(0, -1))
  const names = Array.isArray(things) ? things.map((thing) => nodeAt(thing, path.slice(-1))) : []
  return names.filter((name): name is string => typeof name === 'string')
}

function compileInteger(token: string): TextDraw | undefined {
  const min = /"min":\s*(\d+)/.exec(token)?.[1]
  const max = /"max":\s*(\d+)/.exec(token)?.[1]
  if (max === undefined) return undefined
  return (source) => String(drawInteger(source, Number(min ?? 0), Number(max)))
}
