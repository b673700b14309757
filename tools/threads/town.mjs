// Two tables of PostgreSQL, large enough for threads, with what is hard on the way: texts of all kinds, NULL, a loop, a key that
// changes, rows that are about somebody else.
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { registerSeeders } from '@seed/typeorm'
import { address, date, email, firstName, freeText, json, key, lastName, phone } from '@seed/core/anonymize'

// The ORM of the example, which the repository's root does not have to depend on.
const { DataSource, EntitySchema } = createRequire(
  new URL('../../examples/1-typeorm-shop/package.json', import.meta.url),
)('typeorm')

export const PEOPLE = 25_000

const TABLES = `
  CREATE TABLE people (
    id integer PRIMARY KEY, email text NOT NULL UNIQUE, first_name text, last_name text, phone text, born date,
    details jsonb, note text, raw bytea, boss_id integer REFERENCES people (id));
  CREATE TABLE parcels (
    id integer PRIMARY KEY, person_id integer NOT NULL REFERENCES people (id), address text, remark text)`

const NOTES = String.raw`E'tab\there', E'two\nlines', E'back\\slash', '', ' ', 'zoë 😀 ñ', NULL, 'plain'`

const ROWS = [
  `INSERT INTO people
   SELECT i, CASE WHEN i % 1000 = 7 THEN 'ZOË.' || i || '@Mail.Example' ELSE 'p' || i || '@mail.example' END,
     (ARRAY['Ann','Zoë',NULL,'',E'O\\tto'])[1 + i % 5], 'Person', '+1 212 555 ' || lpad((i % 10000)::text, 4, '0'),
     date '1950-01-01' + i % 20000,
     CASE WHEN i % 11 = 0 THEN NULL ELSE jsonb_build_object('mail', 'q' || i || '@mail.example', 'n', i, 'text', E'a\\\\b\\n"') END,
     (ARRAY[${NOTES}])[1 + i % 8], decode(md5(i::text), 'hex'), CASE WHEN i > 10 THEN i / 3 END
   FROM generate_series(1, ${PEOPLE}) AS i`,
  `INSERT INTO parcels
   SELECT i, 1 + (i * 7) % ${PEOPLE}, i || ' Real Road, Springfield', (ARRAY[${NOTES}])[1 + i % 8]
   FROM generate_series(1, ${PEOPLE}) AS i`,
]

const person = { type: 'many-to-one', target: 'Person' }

const Person = new EntitySchema({
  name: 'Person',
  tableName: 'people',
  columns: {
    id: { type: 'int', primary: true },
    email: { type: 'text', unique: true },
    firstName: { type: 'text', name: 'first_name', nullable: true },
    lastName: { type: 'text', name: 'last_name', nullable: true },
    phone: { type: 'text', nullable: true },
    born: { type: 'date', nullable: true },
    details: { type: 'jsonb', nullable: true },
    note: { type: 'text', nullable: true },
    raw: { type: 'bytea', nullable: true },
  },
  relations: { boss: { ...person, joinColumn: { name: 'boss_id' }, nullable: true } },
})

const Parcel = new EntitySchema({
  name: 'Parcel',
  tableName: 'parcels',
  columns: {
    id: { type: 'int', primary: true },
    address: { type: 'text', nullable: true },
    remark: { type: 'text', nullable: true },
  },
  relations: { person: { ...person, joinColumn: { name: 'person_id' }, nullable: false } },
})

/** What is replaced in people, and in parcels by whom they go to. */
export const PERSON = {
  id: key(),
  email: email(),
  firstName: firstName(),
  lastName: lastName(),
  phone: phone(),
  born: date(),
  details: json({ '$.mail': email() }, { rest: 'keep' }),
  note: freeText(),
}
const PARCEL = { address: address() }

/** Fills a database. @param {string} url */
export async function fill(url) {
  for (const statement of [TABLES, ...ROWS]) await ask(url, statement)
}

/** Makes the tables alone. @param {string} url */
export async function makeTables(url) {
  await ask(url, TABLES)
}

/** Asks over a connection of its own. @param {string} url @param {string} statement @returns {Promise<any[]>} */
export async function ask(url, statement) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/**
 * Copies, and gives the report and how many threads were started, all of which have to have ended.
 *
 * @param {{ from: string, to: string, folder: string, rules?: Record<string, any> }} what
 * @param {import('@seed/core/anonymize').AnonymizeOptions} options
 */
export async function copy({ from, to, folder, rules = PERSON }, options) {
  const source = await new DataSource({ type: 'postgres', url: from, entities: [Person, Parcel] }).initialize()
  const threads = { started: 0, ended: 0 }
  const count = (/** @type {import('node:worker_threads').Worker} */ worker) => {
    threads.started += 1
    worker.once('exit', () => (threads.ended += 1))
  }
  process.on('worker', count)
  try {
    const seeds = registerSeeders(source, {
      anonymize: {
        rules: [
          { entity: 'Person', fields: rules },
          { entity: 'Parcel', fields: PARCEL },
        ],
        classification: classify(folder),
      },
    })
    const report = await seeds.anonymize({ to, leaks: false, ...options })
    return { report, threads }
  } catch (error) {
    throw Object.assign(/** @type {Error} */ (error), { threads })
  } finally {
    process.off('worker', count)
    await source.destroy()
  }
}

/** Says what every field is. @param {string} folder */
function classify(folder) {
  const file = join(folder, 'seed.classification.json')
  const direct = (/** @type {string} */ type) => ({ class: 'direct', reason: 'a test', type })
  const safe = (/** @type {string} */ type) => ({ class: 'safe', reason: 'a test', type })
  const keyed = { class: 'key', reason: 'a test', type: 'integer32' }
  const [text, whole] = [direct('text'), safe('integer32')]
  const entities = {
    Person: {
      id: keyed,
      email: text,
      firstName: text,
      lastName: text,
      phone: text,
      born: direct('date'),
      details: direct('json'),
      note: text,
      raw: safe('bytes'),
      boss_id: keyed,
    },
    Parcel: { id: whole, person_id: keyed, address: text, remark: safe('text') },
  }
  writeFileSync(file, JSON.stringify({ version: 1, entities }))
  return file
}
