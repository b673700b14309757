import { fictionPhones } from '../../../values/fiction-phones.js'

/** Telephone numbers that are set aside for fiction: replacements are drawn from them, so originals come up by chance. */
export interface FictionNumbers {
  /** Notes a different original. */
  add(digits: string): void
  /** Probability that a replacement in the range of this number is one of the originals; 0 for what is in none. */
  chance(digits: string): number
}

interface Range {
  /** With the country's code, or as it is dialled at home. */
  readonly pattern: RegExp
  readonly size: number
}

/** Canada's are those of the United States. */
const COUNTRIES = ['US', 'GB', 'AU', 'DE', 'FR', 'IE', 'SE']
/** About half of the 800 areas that `!##` could be are in use. */
const AREAS = 400
const RANGES = COUNTRIES.flatMap(fictionPhones).map(readRange)

function readRange(text: string): Range {
  const [code = '', ...groups] = text.split(/[ -]/)
  const national = groups.join('')
  const tail = national.replace('!##', '')
  const digits = (national.includes('!') ? '[2-9]\\d\\d' : '') + tail.replace(/#/g, '\\d')
  const size = 10 ** (tail.split('#').length - 1) * (national.includes('!') ? AREAS : 1)
  return { pattern: new RegExp(`^(?:${code.slice(1)})?0?${digits}$`), size }
}

export function createFictionNumbers(): FictionNumbers {
  const counts = RANGES.map(() => 0)
  const placeOf = (digits: string): number => RANGES.findIndex(({ pattern }) => pattern.test(digits))
  return {
    add(digits) {
      const place = placeOf(digits)
      if (place >= 0) counts[place] = (counts[place] as number) + 1
    },
    chance(digits) {
      const place = placeOf(digits)
      return place < 0 ? 0 : Math.min(1, (counts[place] as number) / (RANGES[place] as Range).size)
    },
  }
}
