/** What every database has in common: quoting, the shape of a session and of a store without an ORM's client. */
export { quoteIdentifier, quoteLiteral, quoteTable } from './shared/quote.js'
export type { Session } from './shared/session.js'
export type { SqlStore } from './shared/store.js'
