// What many anonymizing scripts do: LIMIT and OFFSET, a hash a value, and an INSERT a row.
import { createHash } from 'node:crypto'
import pg from 'pg'

const PAGE_ROWS = 1000
/** Pages that are really copied at either end of the table. */
const SAMPLED = 3

/**
 * Copies the first and the last pages and takes the rest to be like their mean: reading past `n` rows costs as `n` does, the
 * INSERTs cost the same everywhere. One transaction a page. The made-up values are mere hashes, which cost less than names
 * would.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} rows
 */
export async function copyByOffset(from, to, rows) {
  const [source, target] = [from, to].map((connectionString) => new pg.Client({ connectionString }))
  await source.connect()
  await target.connect()
  try {
    const pages = Math.ceil(rows / PAGE_ROWS)
    const all = Array.from({ length: pages }, (_, page) => page)
    const sampled = pages <= 2 * SAMPLED ? all : [...all.slice(0, SAMPLED), ...all.slice(-SAMPLED)]
    const [before, began] = [process.cpuUsage(), performance.now()]
    for (const page of sampled) await copyPage(source, target, page * PAGE_ROWS)
    const { user, system } = process.cpuUsage(before)
    const factor = pages / sampled.length
    return { ms: (performance.now() - began) * factor, cpuMs: ((user + system) / 1000) * factor }
  } finally {
    await source.end()
    await target.end()
  }
}

/** @param {pg.Client} source @param {pg.Client} target @param {number} offset */
async function copyPage(source, target, offset) {
  const { rows } = await source.query(`SELECT * FROM users ORDER BY id LIMIT ${PAGE_ROWS} OFFSET ${offset}`)
  await target.query('BEGIN')
  for (const row of rows) {
    const masked = { ...row, ...maskRow(row) }
    const columns = Object.keys(masked)
    await target.query(
      `INSERT INTO users (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(masked),
    )
  }
  await target.query('COMMIT')
}

/** @param {Record<string, any>} row */
function maskRow({ email, first_name, last_name, phone, address }) {
  return {
    email: `${digest(email)}@example.com`,
    first_name: digest(first_name),
    last_name: digest(last_name),
    phone: `+1 555 ${digest(phone)}`,
    address: { ...address, street: digest(address.street), city: digest(address.city), zip: digest(address.zip) },
  }
}

/** @param {string} text */
function digest(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
