import type { FieldType, Json, Value } from '@seed/core/adapter'
import fc from 'fast-check'

/** A field type with a column of it on every database and canonical values that all can hold. */
export interface TypeCase {
  readonly name: string
  readonly type: FieldType
  readonly postgresql: string
  readonly sqlite: string
  readonly mysql: string
  readonly values: fc.Arbitrary<Value>
}

const TRICKY = [
  '',
  ' ',
  '\\N',
  '\\.',
  '\\',
  'a\\tb',
  'a\tb',
  'line\nbreak',
  '\r\n',
  "it's",
  '"quoted"',
  '{a,b}',
  'NULL',
]
const UNICODE = ['ü€漢字', '👩‍👩‍👧‍👦', '\u202eabc', '\ufeff', 'e\u0301']

const texts = fc.oneof(
  fc.constantFrom(...TRICKY, ...UNICODE),
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
)

const jsonTexts = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', ''))
const jsonNumbers = fc.oneof(fc.integer(), fc.constantFrom(0.1, 1e21, 1.5e-7, 5e-324, 1.7976931348623157e308))
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    jsonTexts,
    jsonNumbers,
    fc.boolean(),
    fc.constantFrom<Json>({}, [], '\\', "'", '\\u0041'),
    fc.array(fc.oneof(tie('json'), fc.constant(null)), { maxLength: 3 }),
    fc.dictionary(jsonTexts, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

const bytes = fc.uint8Array({ maxLength: 40 })
const pad = (value: number, length: number): string => String(value).padStart(length, '0')

const dates = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))

/** Fractions without a zero at their end, as canonical values have them. */
function fraction(digits: number): fc.Arbitrary<string> {
  return fc
    .integer({ min: 0, max: 10 ** digits - 1 })
    .map((value) => (value === 0 ? '' : `.${pad(value, digits).replace(/0+$/, '')}`))
}

/** Decimals with `scale` digits after the point and at most `precision` in all, extremes included. */
function decimals(precision: number, scale: number): fc.Arbitrary<string> {
  const limit = 10n ** BigInt(precision) - 1n
  return fc.oneof(fc.constantFrom(limit, -limit, 0n, 1n), fc.bigInt({ min: -limit, max: limit })).map((units) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
    const whole = digits.slice(0, digits.length - scale)
    const sign = units < 0n ? '-' : ''
    return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`
  })
}

function integers(bits: 16 | 32): fc.Arbitrary<number> {
  const max = 2 ** (bits - 1) - 1
  return fc.oneof(fc.constantFrom(max, -max - 1, 0), fc.integer({ min: -max - 1, max }))
}

const bigints = fc.oneof(
  fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, 0n),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
)

// Minus zero equals zero in both databases; NaN is NULL in SQLite.
const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0)
const floats = fc
  .float({ noNaN: true, noDefaultInfinity: true })
  .map((value) => Number(value.toPrecision(6)) || 0)
  .filter((value) => Math.abs(value) < 1e38 && (value === 0 || Math.abs(value) > 1e-37))

const times = fc.tuple(fc.integer({ min: 0, max: 86_399 }), fraction(3)).map(([seconds, part]) => {
  const clock = new Date(seconds * 1_000).toISOString().slice(11, 19)
  return clock + part
})

/** All kinds of fields; the values of each are canonical. */
export const TYPE_CASES: readonly TypeCase[] = [
  {
    name: 'smallint',
    type: { kind: 'integer', bits: 16 },
    postgresql: 'smallint',
    sqlite: 'smallint',
    mysql: 'smallint',
    values: integers(16),
  },
  {
    name: 'integer',
    type: { kind: 'integer', bits: 32 },
    postgresql: 'integer',
    sqlite: 'integer',
    mysql: 'integer',
    values: integers(32),
  },
  {
    name: 'bigint',
    type: { kind: 'integer', bits: 64 },
    postgresql: 'bigint',
    sqlite: 'bigint',
    mysql: 'bigint',
    values: bigints,
  },
  {
    name: 'decimal',
    type: { kind: 'decimal', precision: 15, scale: 4 },
    postgresql: 'numeric(15,4)',
    sqlite: 'decimal(15,4)',
    mysql: 'decimal(15,4)',
    values: decimals(15, 4),
  },
  {
    name: 'money',
    type: { kind: 'decimal', precision: 10, scale: 2 },
    postgresql: 'numeric(10,2)',
    sqlite: 'numeric(10,2)',
    mysql: 'decimal(10,2)',
    values: decimals(10, 2),
  },
  {
    name: 'wide decimal',
    type: { kind: 'decimal', precision: 60, scale: 20 },
    postgresql: 'numeric(60,20)',
    sqlite: 'text',
    mysql: 'decimal(60,20)',
    values: decimals(60, 20),
  },
  {
    name: 'double',
    type: { kind: 'float', bits: 64 },
    postgresql: 'double precision',
    sqlite: 'real',
    mysql: 'double',
    values: doubles,
  },
  {
    name: 'float',
    type: { kind: 'float', bits: 32 },
    postgresql: 'real',
    sqlite: 'float',
    mysql: 'float',
    values: floats,
  },
  {
    name: 'boolean',
    type: { kind: 'boolean' },
    postgresql: 'boolean',
    sqlite: 'boolean',
    mysql: 'tinyint(1)',
    values: fc.boolean(),
  },
  { name: 'text', type: { kind: 'text' }, postgresql: 'text', sqlite: 'text', mysql: 'longtext', values: texts },
  {
    name: 'char',
    type: { kind: 'text', length: 8, fixed: true },
    postgresql: 'char(8)',
    sqlite: 'char(8)',
    mysql: 'char(8)',
    values: fc.string({ maxLength: 8 }).map((text) => text.replace(/ +$/, '')),
  },
  { name: 'uuid', type: { kind: 'uuid' }, postgresql: 'uuid', sqlite: 'varchar', mysql: 'uuid', values: fc.uuid() },
  {
    name: 'enum',
    type: { kind: 'enum', values: ["it's", 'b\\c', 'ü,{'] },
    postgresql: 'test_enum',
    sqlite: 'varchar',
    mysql: "enum('it''s', 'b\\\\c', 'ü,{')",
    values: fc.constantFrom("it's", 'b\\c', 'ü,{'),
  },
  {
    name: 'instant',
    type: { kind: 'instant', precision: 3 },
    postgresql: 'timestamptz(3)',
    sqlite: 'datetime',
    mysql: 'datetime(3)',
    values: fc.tuple(dates, fraction(3)).map(([date, part]) => `${date}${part}Z`),
  },
  {
    name: 'instant to the microsecond',
    type: { kind: 'instant' },
    postgresql: 'timestamptz',
    sqlite: 'datetime',
    mysql: 'datetime(6)',
    values: fc.tuple(dates, fraction(6)).map(([date, part]) => `${date}${part}Z`),
  },
  {
    name: 'datetime',
    type: { kind: 'datetime' },
    postgresql: 'timestamp',
    sqlite: 'datetime',
    mysql: 'datetime(3)',
    values: fc.tuple(dates, fraction(3)).map(([date, part]) => date + part),
  },
  {
    name: 'date',
    type: { kind: 'date' },
    postgresql: 'date',
    sqlite: 'date',
    mysql: 'date',
    values: dates.map((date) => date.slice(0, 10)),
  },
  { name: 'time', type: { kind: 'time' }, postgresql: 'time', sqlite: 'time', mysql: 'time(3)', values: times },
  { name: 'json', type: { kind: 'json' }, postgresql: 'jsonb', sqlite: 'json', mysql: 'json', values: json },
  { name: 'json text', type: { kind: 'json' }, postgresql: 'json', sqlite: 'text', mysql: 'longtext', values: json },
  { name: 'bytes', type: { kind: 'bytes' }, postgresql: 'bytea', sqlite: 'blob', mysql: 'longblob', values: bytes },
  {
    name: 'text array',
    type: { kind: 'array', of: { kind: 'text' } },
    postgresql: 'text[]',
    sqlite: 'text',
    mysql: 'json',
    values: fc.array(fc.oneof(texts, fc.constant(null)), { maxLength: 4 }),
  },
  {
    name: 'bigint array',
    type: { kind: 'array', of: { kind: 'integer', bits: 64 } },
    postgresql: 'bigint[]',
    sqlite: 'text',
    mysql: 'json',
    values: fc.array(bigints, { maxLength: 4 }),
  },
  {
    name: 'nested array',
    type: { kind: 'array', of: { kind: 'integer', bits: 32 } },
    postgresql: 'integer[]',
    sqlite: 'text',
    mysql: 'longtext',
    values: fc.tuple(integers(32), integers(32)).map(([a, b]) => [
      [a, b],
      [b, a],
    ]),
  },
  {
    name: 'bytes array',
    type: { kind: 'array', of: { kind: 'bytes' } },
    postgresql: 'bytea[]',
    sqlite: 'text',
    mysql: 'longtext',
    values: fc.array(bytes, { maxLength: 3 }),
  },
]
