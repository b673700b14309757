// What the tests of examples share: a copy to work in, ways to start things there, and a look at the rows.
export { checkReadme } from './readme.mjs'
export { fingerprintIn, openPostgres, openSqlite, rowsOf } from './rows.mjs'
export { useExample } from './use-example.mjs'
