import { AT } from './fold.js'
import { type Extractor, NOTHING, type Piece } from './piece.js'

/** Lengths that RFC 5321, 4.5.3.1 allows. */
const LOCAL_LENGTH = 64
const DOMAIN_LENGTH = 255

/** E-mail addresses inside a text: what stands around each `@`. */
export const emails: Extractor = {
  name: 'e-mail',
  decodes: false,
  find: (text, features) => ((features & AT) === 0 ? NOTHING : aroundSigns(text)),
}

function aroundSigns(text: string): readonly Piece[] {
  const found: Piece[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let to = at + 1
    while (to < text.length && to - at <= DOMAIN_LENGTH && isIn(DOMAIN, text, to)) to++
    const domain = text.slice(at, to).replace(/[.-]+$/, '')
    const narrow = before(text, at, USUAL)
    const wide = before(text, at, ALLOWED)
    // What RFC 5322 allows in front of the sign is also what an address of a page is made of: both readings are tried.
    for (const local of narrow === wide ? [narrow] : [narrow, wide])
      if (local !== '' && domain.length > 1) found.push({ how: 'e-mail in text', text: local + domain, as: 'token' })
  }
  return found
}

/** The characters of one class in front of a sign. */
function before(text: string, at: number, allowed: number): string {
  let from = at
  while (from > 0 && at - from < LOCAL_LENGTH && isIn(allowed, text, from - 1)) from--
  while (text.charAt(from) === '.' && from < at) from++
  return text.slice(from, at)
}

const USUAL = 1
const ALLOWED = 2
const DOMAIN = 4

/** Classes of ASCII characters, as bits. A regular expression for each character took most of the time. */
const CLASSES: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  const usual = /[A-Za-z0-9.%+_-]/.test(character) ? USUAL : 0
  const allowed = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]/.test(character) ? ALLOWED : 0
  return usual | allowed | (/[A-Za-z0-9.-]/.test(character) ? DOMAIN : 0)
})

function isIn(allowed: number, text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return ((CLASSES[code] as number) & allowed) !== 0
  return /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at))
}
