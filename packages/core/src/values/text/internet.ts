import { drawInteger, drawPick } from '../../random/draw.js'
import type { RandomSource } from '../../random/source.js'
import type { Vocabulary } from '../locale.js'
import type { TextDraw } from '../template.js'
import { latinWords } from './prose.js'
import { drawHex } from './identifiers.js'

/** Two or three words joined by hyphens. */
export function createSlug(vocabulary: Vocabulary): TextDraw {
  const words = latinWords(vocabulary)
  return (source) => `${drawPick(source, words)}-${drawPick(source, words)}-${drawPick(source, words)}`
}

/** An address under a domain that is reserved for examples (RFC 2606). */
export function createUrl(vocabulary: Vocabulary): TextDraw {
  const slug = createSlug(vocabulary)
  return (source) => `https://example.com/${slug(source)}`
}

/** A picture's address under a reserved domain. */
export function createImageUrl(vocabulary: Vocabulary): TextDraw {
  const slug = createSlug(vocabulary)
  return (source) => `https://example.com/images/${slug(source)}.jpg`
}

/** A host name under the reserved top-level domain `.example` (RFC 2606). */
export function createDomain(vocabulary: Vocabulary): TextDraw {
  const words = latinWords(vocabulary)
  return (source) => `${drawPick(source, words)}-${drawPick(source, words)}.example`
}

/** The three networks that RFC 5737 keeps for documentation. */
const TEST_NETS = ['192.0.2', '198.51.100', '203.0.113']

/** An IPv4 address that no host has (RFC 5737). */
export function drawIp(source: RandomSource): string {
  return `${drawPick(source, TEST_NETS)}.${drawInteger(source, 1, 254)}`
}

/** An IPv6 address that no host has (RFC 3849). */
export function drawIpv6(source: RandomSource): string {
  const group = (): string => drawHex(source, 4).replace(/^0+(?=.)/, '')
  return `2001:db8:${group()}:${group()}:${group()}:${group()}:${group()}:${group()}`
}

/** A locally administered hardware address, which no maker hands out. */
export function drawMac(source: RandomSource): string {
  const hex = drawHex(source, 10)
  return `02:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}:${hex.slice(6, 8)}:${hex.slice(8, 10)}`
}

const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
]

/** What a browser says of itself. */
export function drawUserAgent(source: RandomSource): string {
  return drawPick(source, AGENTS)
}
