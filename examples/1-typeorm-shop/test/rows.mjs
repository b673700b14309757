import { rowsOf } from '../../../tools/examples/index.mjs'

const TABLES = ['users', 'categories', 'products', 'orders', 'order_items']

/** All rows of every table of the shop, in key order, to compare a database with itself. @param {import('../../../tools/examples/rows.mjs').Door} door */
export const allRows = (door) => rowsOf(door, TABLES)

/** Milliseconds of a zone-less moment, taken as UTC. @param {string} text */
export const moment = (text) => Date.parse(`${text.replace(' ', 'T')}Z`)

/** Whole cents; SQLite's driver gives a number, PostgreSQL's a text. @param {string | number} value */
export const cents = (value) => Math.round(Number(value) * 100)
