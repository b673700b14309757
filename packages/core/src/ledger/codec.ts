import type { Entity, Tuple, Value } from '../schema/schema.js'
import { damagedLedger } from '../errors/ledger.js'
import type { LedgerEntity, LedgerEntry, LedgerPart } from './entry.js'

/** Version of the format; a newer one is not guessed at. */
const FORMAT = 1

/** A part's body: digests in base64 (4 bytes each, little-endian), and the keys unless they follow from the range. */
interface PartBody {
  readonly digests: string
  readonly keys?: readonly (readonly unknown[])[]
}

/** Writes a run's header as JSON text. */
export function encodeHeader(entry: Omit<LedgerEntry, 'run'>): string {
  return JSON.stringify({ format: FORMAT, mode: 'atomic', ...entry }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
}

/**
 * Reads a run's header.
 *
 * @throws {SeedError} `LEDGER.DAMAGED` when it is not what `encodeHeader` writes.
 */
export function decodeHeader(run: number, body: string): LedgerEntry {
  const what = `header of run ${run}`
  const header = parseObject(body, what)
  if (header['format'] !== FORMAT) throw damagedLedger(`${what} has a format this version does not know`)
  const { dataSet, through } = header
  const options = asObject(header['options'], what)
  const { seed, now, locale } = options
  if (typeof dataSet !== 'string' || (through !== 'native' && through !== 'orm')) throw damagedLedger(what)
  if (typeof seed !== 'number' && typeof seed !== 'string') throw damagedLedger(what)
  if (typeof now !== 'string' || typeof locale !== 'string') throw damagedLedger(what)
  const counts = asObject(options['counts'], what)
  if (!Object.values(counts).every((count) => typeof count === 'number')) throw damagedLedger(what)
  const entities = asList(header['entities'], what).map((one) => decodeEntity(one, what))
  return { run, dataSet, through, options: { seed, now, locale, counts: counts as Record<string, number> }, entities }
}

function decodeEntity(given: unknown, what: string): LedgerEntity {
  const one = asObject(given, what)
  const { entity, table, rows, fingerprint } = one
  if (typeof entity !== 'string' || typeof table !== 'string') throw damagedLedger(what)
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{64}$/.test(fingerprint)) throw damagedLedger(what)
  if (typeof rows !== 'number' || !Number.isSafeInteger(rows) || rows < 0) throw damagedLedger(what)
  const columns = asTexts(one['columns'], what)
  const fingerprintColumns = asTexts(one['fingerprintColumns'], what)
  const keys = decodeKeys(asObject(one['keys'], what), rows, what)
  return { entity, table, rows, keys, columns, fingerprintColumns, fingerprint }
}

function decodeKeys({ kind, from, to }: Record<string, unknown>, rows: number, what: string): LedgerEntity['keys'] {
  if (kind === 'list') return { kind }
  const isNumber = (text: unknown): text is string => typeof text === 'string' && /^-?\d{1,20}$/.test(text)
  if (kind !== 'range' || !isNumber(from) || !isNumber(to)) throw damagedLedger(what)
  const range = { kind: 'range', from: BigInt(from), to: BigInt(to) } as const
  if (range.to - range.from + 1n !== BigInt(rows)) throw damagedLedger(what)
  return range
}

/** Writes one part as JSON text; without keys where they follow from the entity's range. */
export function encodePart(digests: Uint32Array, keys?: readonly Tuple[]): string {
  const bytes = Buffer.alloc(digests.length * 4)
  digests.forEach((digest, i) => bytes.writeUInt32LE(digest, i * 4))
  const body: PartBody = {
    digests: bytes.toString('base64'),
    ...(keys === undefined ? {} : { keys: keys.map((key) => key.map(encodeKeyPart)) }),
  }
  return JSON.stringify(body)
}

/**
 * Reads one part.
 *
 * @param firstKey - Key of the part's first row when the keys are a range; undefined when the part lists them.
 * @throws {SeedError} `LEDGER.DAMAGED`.
 */
export function decodePart(body: string, what: string, entity: Entity, firstKey: bigint | undefined): LedgerPart {
  const part = parseObject(body, what)
  const digests = decodeDigests(part['digests'], what)
  if (firstKey !== undefined) return { digests, keys: rangeKeys(entity, firstKey, digests.length) }
  const keys = asList(part['keys'], what).map((key) => asList(key, what).map((value) => decodeKeyPart(value, what)))
  if (keys.length !== digests.length || keys.some((key) => key.length !== entity.key.length)) throw damagedLedger(what)
  return { digests, keys }
}

/** Keys of `count` rows from `first` on, each as wide as the entity's key field holds it. */
export function rangeKeys(entity: Entity, first: bigint, count: number): readonly Tuple[] {
  const type = entity.fields.find((field) => field.name === entity.key[0])?.type
  const isWide = type?.kind === 'integer' && type.bits === 64
  return Array.from({ length: count }, (_, i) => {
    const key = first + BigInt(i)
    return [isWide ? key : Number(key)]
  })
}

function decodeDigests(text: unknown, what: string): Uint32Array {
  if (typeof text !== 'string') throw damagedLedger(what)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length % 4 !== 0 || bytes.toString('base64') !== text) throw damagedLedger(what)
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4))
}

/** JSON has neither big integers nor bytes: they are written as `{ n: '5' }` and `{ x: 'ff' }`. */
function encodeKeyPart(value: Value): unknown {
  if (typeof value === 'bigint') return { n: String(value) }
  return value instanceof Uint8Array ? { x: Buffer.from(value).toString('hex') } : value
}

function decodeKeyPart(value: unknown, what: string): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  const { n, x } = asObject(value, what)
  if (typeof n === 'string' && /^-?\d+$/.test(n)) return BigInt(n)
  if (typeof x === 'string') return new Uint8Array(Buffer.from(x, 'hex'))
  throw damagedLedger(what)
}

function parseObject(body: string, what: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(body) as unknown, what)
  } catch {
    // The parser's own message quotes the text, which may hold keys.
    throw damagedLedger(what)
  }
}

function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damagedLedger(what)
  return value as Record<string, unknown>
}

function asList(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw damagedLedger(what)
  return value as readonly unknown[]
}

function asTexts(value: unknown, what: string): readonly string[] {
  const list = asList(value, what)
  if (!list.every((text) => typeof text === 'string')) throw damagedLedger(what)
  return list
}
