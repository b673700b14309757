/** What every database has in common: quoting and the shape of a store without an ORM's client. */
export { quoteIdentifier, quoteLiteral, quoteTable } from './shared/quote.js'
export type { Session } from './shared/session.js'
export type { SqlStore } from './shared/store.js'
