/** Text that is HTML already. Only `markup` makes it. */
export interface Markup {
  readonly markup: string
}

type Part = string | number | Markup | readonly Markup[]

/**
 * HTML from a template. What is put into it is escaped, unless `markup` made it, so that a name is text and nothing else both
 * between tags and in quoted attributes (OWASP, Cross Site Scripting Prevention Cheat Sheet, rules 1 and 2).
 */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = texts.map((text, i) => (i === 0 ? text : `${write(parts[i - 1] as Part)}${text}`))
  return { markup: written.join('') }
}

function write(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  if ('markup' in part) return part.markup
  return part.map(({ markup }) => markup).join('')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  // Control characters and half surrogate pairs are no HTML; marks of direction would turn what is around them.
  const visible = text.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  return visible.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}
