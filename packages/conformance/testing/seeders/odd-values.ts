import type { Place } from '../place.js'

const EVERY_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('')

/** Texts that formats of copies, escapes and trimming are known to change. */
const TEXTS = [
  '',
  ' ',
  '\\N',
  '\\.',
  'tab\tline\nboth\r\nend\\',
  `'single' "double" \`back\``,
  'NULL',
  '{"a": [1, null]}',
  'caf\u00e9 cafe\u0301',
  '\u{1f600}\u{1f468}\u200d\u{1f469}',
  '\u05e9\u05dc\u05d5\u05dd',
  '\ufeffmark',
  'x'.repeat(40_000),
]

const DOCUMENTS = [
  '[]',
  '{}',
  '"text"',
  '0',
  'true',
  '{"price":1.5,"small":1e-7,"large":9007199254740991}',
  String.raw`{"é":"😀","esc":"a\"b\\c\n","deep":[[],{},[null,{"":""}]]}`,
]

/** Documents that values of JavaScript do not hold. */
const DOCUMENTS_AS_TEXT = ['null', '{"id": 9007199254740993, "price": 1.50}']

/**
 * Puts values at the edge of what their columns hold into the rows of the sample, past the ORM: largest and smallest numbers,
 * odd texts, every byte, deleted rows, keys with quotes.
 */
export async function makeOdd(place: Place): Promise<void> {
  const { dialect } = place
  const text = (value: string): string => sqlText(place, value)
  await eachRow(
    place,
    'profiles',
    'id',
    TEXTS.map((value) => `bio = ${text(value)}`),
  )
  await eachRow(place, 'users', 'id', [
    ...['9223372036854775807', '-9223372036854775808', '9007199254740993', '0'].map((points) => `points = ${points}`),
    ...['0.1', '1e-300', '1.7976931348623157e308', '-0.0', '123456789.12345678', 'NULL'].map((n) => `ratio = ${n}`),
    ...['0001-01-01', '9999-12-31', '1582-10-10', '2024-02-29'].map((day) => `birth_date = '${day}'`),
    ...['00:00:00', '23:59:59'].map((time) => `wakes_at = '${time}'`),
    ...[...DOCUMENTS, ...DOCUMENTS_AS_TEXT].map(
      (document) => `settings = ${text(document)}${dialect === 'postgresql' ? '::jsonb' : ''}`,
    ),
    'deleted_at = created_at',
    'height = -1',
    'version = 2147483647',
    `last_name = ''`,
    ...(dialect === 'sqlite'
      ? []
      : ['1970-01-01 00:00:00', '2038-01-19 03:14:08.001', '2021-03-28 02:30:00.5'].map(
          (at) => `created_at = '${at}'`,
        )),
  ])
  const bytes = (hex: string): string => (dialect === 'postgresql' ? `'\\x${hex}'` : `X'${hex}'`)
  await eachRow(
    place,
    'attachments',
    'id',
    ['', EVERY_BYTE, '00'.repeat(5_000)].map((hex) => `data = ${bytes(hex)}`),
  )
  await eachRow(place, 'orders', 'id', ['total = 9999999999.99', 'total = 0.01', 'total = -1.10', 'total = 100'])
  await eachRow(place, 'stock', 'id', ['id = 9223372036854775807', 'id = -1', 'quantity = -2147483648'])
  await eachRow(place, 'warehouses', 'number', [`country_code = 'A'`, `country_code = ''`])
  for (const code of [`it's "so"`, 'back\\slash', 'a\tb', 'ünï ✓'])
    await place.tell(
      `INSERT INTO tags (code) VALUES (${text(code)});
       INSERT INTO product_tags (product_id, tag_code, weight) SELECT min(id), ${text(code)}, -7 FROM products`,
    )
}

/** Makes the first change to the first row, the second to the second. */
async function eachRow(place: Place, table: string, key: string, changes: readonly string[]): Promise<void> {
  const rows = await place.ask(`SELECT ${key} AS k FROM ${table} ORDER BY ${key}`)
  for (const [i, change] of changes.entries()) {
    const row = rows[i % rows.length]
    await place.tell(`UPDATE ${table} SET ${change} WHERE ${key} = '${row?.['k']}'`)
  }
}

/** A text as SQL spells it, whatever escapes the database knows. */
function sqlText({ dialect }: Place, value: string): string {
  const hex = Buffer.from(value).toString('hex')
  if (dialect === 'postgresql') return `convert_from('\\x${hex}', 'UTF8')`
  return dialect === 'mysql' ? `CONVERT(X'${hex}' USING utf8mb4)` : `CAST(X'${hex}' AS TEXT)`
}
