import { drawPick } from '../../random/draw.js'
import type { Vocabulary } from '../locale.js'
import { compileTemplates, templatesAt, type TextDraw } from '../template.js'
import { createSentence, createTitle } from './prose.js'

/** A product's name: `Handcrafted Steel Chair`. */
export function createProductName(vocabulary: Vocabulary): TextDraw {
  return fromTemplates(vocabulary, 'commerce', 'product_name', 'pattern') ?? createTitle(vocabulary)
}

/** A sentence in praise of a product; filler text in languages that have no such sentences. */
export function createProductDescription(vocabulary: Vocabulary): TextDraw {
  const templates = templatesAt(vocabulary, ['commerce', 'product_description'])
  const gapFilled = vocabulary.language !== 'en' && templates.some((template) => template.includes(' the '))
  const draw = gapFilled ? undefined : compileTemplates(vocabulary, templates)
  return draw ?? createSentence(vocabulary)
}

/** A company's name. */
export function createCompany(vocabulary: Vocabulary): TextDraw {
  return fromTemplates(vocabulary, 'company', 'name_pattern') ?? createTitle(vocabulary)
}

/** What somebody works as. */
export function createJobTitle(vocabulary: Vocabulary): TextDraw {
  const { descriptors, areas, types } = vocabulary.jobs
  return (source) => `${drawPick(source, descriptors)} ${drawPick(source, areas)} ${drawPick(source, types)}`
}

/** Short labels for things. */
export const TAGS: readonly string[] = [
  'new',
  'sale',
  'bestseller',
  'limited',
  'eco-friendly',
  'featured',
  'popular',
  'classic',
]

function fromTemplates(vocabulary: Vocabulary, ...path: readonly string[]): TextDraw | undefined {
  return compileTemplates(vocabulary, templatesAt(vocabulary, path))
}
