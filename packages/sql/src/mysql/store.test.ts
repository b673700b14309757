import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals'
import {
  describeOnMariadb,
  inTransaction,
  type MysqlTestServer,
  type OpenMysql,
  startTestServer,
} from '../testing/mysql.js'
import {
  findsPlantedFaults,
  keepsLedger,
  keepsRelativesApart,
  readsBehindKeys,
  STORE_TABLES,
  type StoreDoor,
} from '../testing/store-laws.js'

describeOnMariadb('the store on MariaDB', () => {
  let server: MysqlTestServer
  let session: OpenMysql

  beforeAll(async () => {
    server = await startTestServer()
    session = await server.open()
    await session.query(STORE_TABLES)
  }, 60_000)

  beforeEach(() =>
    session.query('TRUNCATE teams; TRUNCATE people; TRUNCATE marks; TRUNCATE staff; DROP TABLE IF EXISTS seed_ledger'),
  )

  afterAll(() => server.stop())

  const door = (): StoreDoor => ({ within: (work) => inTransaction(session, work) })

  describe('faults', () => findsPlantedFaults(door))
  describe('single-table inheritance', () => keepsRelativesApart(door))
  describe('rows behind a key on MariaDB', () => readsBehindKeys(door))
  describe('the ledger', () => keepsLedger(door))
})
