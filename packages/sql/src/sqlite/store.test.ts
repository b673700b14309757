import { afterEach, beforeEach, describe } from '@jest/globals'
import { inTransaction, openMemory, type OpenSqlite } from '../testing/sqlite.js'
import {
  findsPlantedFaults,
  keepsLedger,
  keepsRelativesApart,
  readsBehindKeys,
  STORE_TABLES,
  type StoreDoor,
} from '../testing/store-laws.js'

let session: OpenSqlite

beforeEach(() => {
  session = openMemory(STORE_TABLES)
})

afterEach(() => session.close())

const door = (): StoreDoor => ({
  within: (work) => inTransaction(session, work),
})

describe('faults on SQLite', () => findsPlantedFaults(door))
describe('single-table inheritance on SQLite', () => keepsRelativesApart(door))
describe('rows behind a key on SQLite', () => readsBehindKeys(door))
describe('the ledger on SQLite', () => keepsLedger(door))
