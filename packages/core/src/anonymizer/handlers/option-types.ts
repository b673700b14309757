/** What an option of a handler may be, where it comes as data: from JSON, with no compiler before it. */
export interface OptionType {
  /** For messages: `true or false`. */
  readonly expected: string
  readonly holds: (value: unknown) => boolean
}

/** A flag. */
export const flag: OptionType = { expected: 'true or false', holds: (value) => typeof value === 'boolean' }

/** A finite number. */
export const number: OptionType = { expected: 'a number', holds: (value) => Number.isFinite(value) }

/** A text that says something. */
export const text: OptionType = {
  expected: 'a text',
  holds: (value) => typeof value === 'string' && value.trim() !== '',
}

/** A list of such texts. */
export const texts: OptionType = {
  expected: 'a list of texts',
  holds: (value) => Array.isArray(value) && value.every((one) => text.holds(one)),
}

/** Any value of JSON. */
export const anything: OptionType = { expected: 'a value', holds: (value) => value !== undefined }

/** An object. */
export const object: OptionType = {
  expected: 'an object',
  holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

/** One of some texts. */
export function oneOf(...choices: readonly string[]): OptionType {
  return { expected: choices.join(' or '), holds: (value) => choices.includes(value as string) }
}

/** One type or the other. */
export function either(first: OptionType, second: OptionType): OptionType {
  return {
    expected: `${first.expected} or ${second.expected}`,
    holds: (value) => first.holds(value) || second.holds(value),
  }
}

/** Options that every handler takes. */
export const COMMON_OPTION_TYPES: Readonly<Record<string, OptionType>> = {
  domain: text,
  null: oneOf('keep', 'replace'),
  empty: oneOf('keep', 'null', 'replace'),
  blank: oneOf('keep', 'null', 'replace'),
  malformed: oneOf('replace', 'null', 'error'),
}
