/** A value of a row that no message may show. */
export const SECRET = 'hunter2'
/** Tables that refuse rows, and a few rows. */
export const FAILURE_TABLES = `
  CREATE TABLE parents (id integer PRIMARY KEY, tenant integer, code text, UNIQUE (tenant, code));
  CREATE TABLE words (word text PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE children (id integer PRIMARY KEY, parent_id integer REFERENCES parents, name text NOT NULL,
    age integer CONSTRAINT adult CHECK (age >= 18), size integer CHECK (size > 0), email text);
  CREATE UNIQUE INDEX children_lower ON children (lower(email));
  CREATE TABLE strict (id integer PRIMARY KEY, n integer) STRICT;
  INSERT INTO parents VALUES (1, 1, '${SECRET}');
  INSERT INTO words VALUES ('${SECRET}');
  INSERT INTO children VALUES (1, 1, 'one', 20, 1, '${SECRET}');`

/** What fails, by statement, and what its error means. */
export const FAILURE_CASES: readonly (readonly [string, string, unknown])[] = [
  ['a duplicate key', 'INSERT INTO parents VALUES (1, 2, 3)', { kind: 'unique', table: 'parents', columns: ['id'] }],
  [
    'a duplicate text key',
    `INSERT INTO words VALUES ('${SECRET}')`,
    { kind: 'unique', table: 'words', columns: ['word'] },
  ],
  [
    'a duplicate of two columns',
    `INSERT INTO parents VALUES (2, 1, '${SECRET}')`,
    { kind: 'unique', table: 'parents', columns: ['tenant', 'code'] },
  ],
  [
    'a duplicate expression',
    `INSERT INTO children (name, email) VALUES ('x', '${SECRET}')`,
    { kind: 'unique', constraint: 'children_lower' },
  ],
  ['a missing parent', "INSERT INTO children (parent_id, name) VALUES (99, 'x')", { kind: 'foreign-key' }],
  [
    'a NULL',
    `INSERT INTO children (email) VALUES ('${SECRET}x')`,
    { kind: 'not-null', table: 'children', columns: ['name'] },
  ],
  ['a broken check', "INSERT INTO children (name, age) VALUES ('x', 7)", { kind: 'check', constraint: 'adult' }],
  [
    'a broken check without a name',
    "INSERT INTO children (name, size) VALUES ('x', 0)",
    { kind: 'check', constraint: 'size > 0' },
  ],
  ['a value of another type', `INSERT INTO strict VALUES (1, '${SECRET}')`, { kind: 'value' }],
  ['a text for a key', `INSERT INTO parents VALUES ('${SECRET}', 1, 1)`, { kind: 'value' }],
  ['a missing table', 'SELECT * FROM "No Such"', { kind: 'missing-table', table: 'No Such' }],
  ['a syntax error', 'SELEKT', { kind: 'other' }],
]
