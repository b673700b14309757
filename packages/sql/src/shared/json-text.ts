import type { Json } from '@seed/core/adapter'

/** The JSON in a text; the text itself where it is none after all, as a column of text may hold anything. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
