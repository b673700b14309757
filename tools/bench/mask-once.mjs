// Copies the users once with their values replaced, in a process of its own, so that its time and memory are its own:
//
//   node tools/bench/mask-once.mjs <from> <to> default|hmac [--leaks]
//
// The last line printed is JSON: milliseconds since the process began, of those until it was connected, of the processor, the
// most memory held, and what the leak scan says.
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as anonymize from '@seed/core/anonymize'
import { registerSeeders } from '@seed/typeorm'

// The ORM of the example, which the repository's root does not have to depend on.
const { DataSource, EntitySchema } = createRequire(
  new URL('../../examples/1-typeorm-shop/package.json', import.meta.url),
)('typeorm')

const User = new EntitySchema({
  name: 'User',
  tableName: 'users',
  columns: {
    id: { type: 'int', primary: true },
    email: { type: 'text', unique: true },
    username: { type: 'text', unique: true },
    firstName: { type: 'text', name: 'first_name' },
    lastName: { type: 'text', name: 'last_name' },
    phone: { type: 'text', nullable: true },
    address: { type: 'jsonb', nullable: true },
    preferences: { type: 'jsonb' },
    status: { type: 'text' },
    score: { type: 'int' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
})

const [from = '', to = '', way = 'default', leaks] = process.argv.slice(2)
const source = await new DataSource({ type: 'postgres', url: from, entities: [User] }).initialize()
const startMs = performance.now()
try {
  const report = await registerSeeders(source, {
    anonymize: { rules: [{ entity: 'User', fields: rulesOf(way) }], classification: writeClassification() },
  }).anonymize({ to, leaks: leaks === '--leaks' })
  const { user, system } = process.cpuUsage()
  console.log(
    JSON.stringify({
      ms: performance.now(),
      startMs,
      cpuMs: (user + system) / 1000,
      memoryKb: process.resourceUsage().maxRSS,
      rows: report.rows,
      leaks: report.leaks,
    }),
  )
} finally {
  await source.destroy()
}

/** @param {string} name */
function rulesOf(name) {
  const transforms = /** @type {Record<string, any>} */ (anonymize)
  const { email, firstName, lastName, phone, address, hash, json } = transforms
  const missing = ['email', 'firstName', 'lastName', 'phone', 'address', 'hash', 'json'].filter(
    (one) => typeof transforms[one] !== 'function',
  )
  if (missing.length > 0) throw new Error(`@seed/core/anonymize has no ${missing.join(', ')}`)
  if (name === 'default')
    return { email: email(), firstName: firstName(), lastName: lastName(), phone: phone(), address: address() }
  // 128 bits of each are kept, the fewest that hash() permits.
  const exact = hash({ length: 32 })
  const paths = ['street', 'city', 'state', 'zip', 'country'].map((key) => [`$.${key}`, exact])
  return {
    email: exact,
    firstName: exact,
    lastName: exact,
    phone: exact,
    address: json(Object.fromEntries(paths)),
  }
}

/** Says what every field is, in a file beside this process's temporary ones. */
function writeClassification() {
  const file = join(process.env['SEED_BENCH_FOLDER'] ?? '.', 'seed.classification.json')
  const field = (/** @type {string} */ kind, /** @type {string} */ type) => ({ class: kind, reason: 'benchmark', type })
  const fields = {
    id: field('safe', 'integer32'),
    email: field('direct', 'text'),
    username: field('safe', 'text'),
    firstName: field('direct', 'text'),
    lastName: field('direct', 'text'),
    phone: field('direct', 'text'),
    address: field('direct', 'json'),
    status: field('safe', 'text'),
    preferences: field('safe', 'json'),
    score: field('safe', 'integer32'),
    createdAt: field('safe', 'instant'),
  }
  writeFileSync(file, JSON.stringify({ version: 1, entities: { User: fields } }, null, 2))
  return file
}
