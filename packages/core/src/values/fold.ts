/** Letters that Unicode does not split into a base letter and marks. */
// prettier-ignore
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'e', а: 'a',
  б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i', й: 'y', к: 'k', л: 'l',
  м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh',
  щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', ђ: 'dj', џ: 'dz',
  ѓ: 'gj', ќ: 'kj', α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm',
  ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
}

/**
 * A word in lower-case ASCII letters and digits, everything else left out: `Zoë` is `zoe`, `O'Hara-Łuk` is `oharaluk`,
 * `Иван` is `ivan`. Words of scripts without an alphabet of the kind fold to nothing.
 *
 * Two words that a case- and accent-insensitive collation holds equal fold alike.
 */
export function foldWord(word: string): string {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  if (/^[a-z0-9]*$/.test(plain)) return plain
  let folded = ''
  for (const letter of plain) folded += /[a-z0-9]/.test(letter) ? letter : (LETTERS[letter] ?? '')
  return folded
}

/**
 * A form that two words share when some common collation may hold them equal: case, accents and ligatures are levelled,
 * other scripts stay.
 */
export function collationKey(word: string): string {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  let key = ''
  for (const letter of plain) key += LETTERS[letter] ?? letter
  return key.trimEnd()
}

const CONSONANTS = 'bdfgklmnprstvz'
const VOWELS = 'aeiou'

/** A word that can be spoken, different for every number: stands in where a name has no Latin letters. */
export function spokenWord(number: number): string {
  let rest = number
  let word = ''
  do {
    const syllable = rest % (CONSONANTS.length * VOWELS.length)
    word += CONSONANTS.charAt(Math.floor(syllable / VOWELS.length)) + VOWELS.charAt(syllable % VOWELS.length)
    rest = Math.floor(rest / (CONSONANTS.length * VOWELS.length))
  } while (rest > 0 || word.length < 4)
  return word
}
