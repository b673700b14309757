import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals'
import { inTransaction, startTestServer, type TestServer, type OpenPostgresql } from '../testing/postgresql.js'
import {
  findsPlantedFaults,
  keepsLedger,
  keepsRelativesApart,
  readsBehindKeys,
  STORE_TABLES,
  type StoreDoor,
} from '../testing/store-laws.js'

let server: TestServer
let session: OpenPostgresql

beforeAll(async () => {
  server = await startTestServer()
  session = await server.open()
  await session.client.query(STORE_TABLES)
}, 60_000)

beforeEach(() => session.client.query('TRUNCATE teams, people, marks, staff; DROP SCHEMA IF EXISTS seed CASCADE'))

afterAll(() => server.stop())

const door = (): StoreDoor => ({
  within: (work) => inTransaction(session, work),
})

describe('faults on PostgreSQL', () => findsPlantedFaults(door))
describe('single-table inheritance on PostgreSQL', () => keepsRelativesApart(door))
describe('rows behind a key on PostgreSQL', () => readsBehindKeys(door))
describe('the ledger on PostgreSQL', () => keepsLedger(door))
