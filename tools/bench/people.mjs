import pg from 'pg'

/** Runs statements one after another. @param {string} url @param {readonly string[]} statements */
export async function runSql(url, statements) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The table that is copied; as the ORM describes it in mask-once.mjs. */
export const USERS = `CREATE TABLE users (
  id integer PRIMARY KEY,
  email text NOT NULL UNIQUE,
  username text NOT NULL UNIQUE,
  first_name text NOT NULL,
  last_name text NOT NULL,
  phone text,
  address jsonb,
  preferences jsonb NOT NULL,
  status text NOT NULL,
  score integer NOT NULL,
  created_at timestamptz NOT NULL
)`

const GIVEN =
  'Ada Ben Carla Diego Elif Femi Greta Hugo Ines Jonas Keiko Liam Mina Noor Oskar Priya Quentin Rosa Sven Tara'
const FAMILY =
  'Abbott Bauer Costa Dubois Eriksen Fischer Garcia Hoffmann Ivanova Jansen Kim Lopez Moreau Novak Okafor Patel'
const CITIES = 'Springfield Riverton Fairview Georgetown Clinton Salem Madison Arlington Ashland Dover'
const AREAS = '212 312 415 503 617 702 808 914'

/**
 * Statements that fill the table: row `i` is a function of `i` alone. No phone number is a made-up one (555), or the leak scan
 * would find replacements that are originals of somebody else.
 *
 * @param {number} rows
 */
export function fillUsers(rows) {
  /** One of a list's words, by a hash of the row's number and a salt. */
  const pick = (/** @type {string} */ words, /** @type {number} */ salt) => {
    const list = words.split(' ')
    return `(ARRAY['${list.join("','")}'])[1 + (hashint8(i::bigint * 64 + ${salt}) & 1048575) % ${list.length}]`
  }
  const digits = (/** @type {number} */ length, /** @type {number} */ salt) =>
    `lpad(((hashint8(i::bigint * 64 + ${salt}) & 1073741823) % ${10 ** length})::text, ${length}, '0')`
  const address = `jsonb_build_object('street', ${digits(3, 4)} || ' Oak Street', 'city', ${pick(CITIES, 5)},
    'state', 'IL', 'zip', ${digits(5, 6)}, 'country', 'US')`
  return [
    `INSERT INTO users
     SELECT i, 'u' || i || '.' || substr(md5(i::text), 1, 8) || '@mail' || i % 97 || '.example',
       'member-' || i || '-' || substr(md5(i::text), 9, 4), ${pick(GIVEN, 1)}, ${pick(FAMILY, 2)},
       '+1 (' || ${pick(AREAS, 3)} || ') ' || 600 + i % 300 || '-' || ${digits(4, 7)},
       ${address}, jsonb_build_object('theme', ${pick('light dark', 9)}, 'letters', i % 2 = 0),
       ${pick('active paused closed', 8)}, i % 1000, timestamptz '2024-01-01' + i * interval '37 seconds'
     FROM generate_series(1, ${rows}) AS i`,
    'VACUUM ANALYZE users',
  ]
}
