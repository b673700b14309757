import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Client } from 'pg'
import { classifyPostgresql } from '../postgresql/classify.js'
import { makeCertificate } from '../testing/certificate.js'
import { failureOf } from '../testing/fixtures.js'
import { type OpenPostgresql, startTestServer, type TestServer } from '../testing/postgresql.js'
import { connect } from './connect.js'
import type { ConnectOptions } from './own-connection.js'

const { cert, key } = makeCertificate('localhost')
let server: TestServer
let plain: OpenPostgresql & { readonly url: string }
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seed-tls-'))
  writeFileSync(join(folder, 'ca.pem'), cert)
  server = await startTestServer()
  plain = await server.open()
}, 60_000)

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** The server must own its key, so it writes the file itself; then it reads its settings again. */
async function switchTlsOn(client: Client): Promise<void> {
  for (const [file, text] of [
    ['seed.crt', cert],
    ['seed.key', key],
  ] as const) {
    const lines = client.escapeLiteral(text)
    await client.query(
      `COPY (SELECT unnest(string_to_array(${lines}, E'\\n'))) TO PROGRAM 'cat > ${file} && chmod 600 ${file}'`,
    )
    await client.query(`ALTER SYSTEM SET ssl_${file === 'seed.crt' ? 'cert' : 'key'}_file = '${file}'`)
  }
  await client.query('ALTER SYSTEM SET ssl = on')
  await client.query('SELECT pg_reload_conf()')
  for (let isOn = false; !isOn;) {
    const probe = await server.open(plain.url)
    isOn = (await probe.client.query<{ ssl: string }>('SHOW ssl')).rows[0]?.ssl === 'on'
  }
}

/** How many of the other sessions speak TLS while one of ours is open. */
async function encrypted(parameters: string, options: ConnectOptions = {}): Promise<number> {
  const own = await connect(`${plain.url}${parameters}`, options)
  const { rows } = await plain.client.query<{ n: number }>('SELECT count(*)::int AS n FROM pg_stat_ssl WHERE ssl')
  await own.close()
  return rows[0]?.n ?? -1
}

describe('TLS', () => {
  it('that the server does not speak is no connection', async () => {
    const error = await failureOf(connect(plain.url, { ssl: true }))
    expect(classifyPostgresql(error)).toEqual({ kind: 'connection' })
  })

  it('is used as options or the URL say, options first', async () => {
    await switchTlsOn(plain.client)
    const ca = join(folder, 'ca.pem')
    expect(await encrypted('')).toBe(0)
    expect(await encrypted('', { ssl: { ca: cert } })).toBe(1)
    expect(await encrypted('', { ssl: { ca } })).toBe(1)
    expect(await encrypted('', { ssl: { rejectUnauthorized: false } })).toBe(1)
    expect(await encrypted('?sslmode=no-verify')).toBe(1)
    expect(await encrypted(`?sslmode=verify-full&sslrootcert=${ca}`)).toBe(1)
    expect(await encrypted('?sslmode=verify-full', { ssl: { ca } })).toBe(1)
    expect(await encrypted('?sslmode=verify-full', { ssl: false })).toBe(0)
  })

  it.each([
    ['that nobody vouches for', '', { ssl: true }],
    ['that nobody vouches for, by URL', '?sslmode=verify-full', {}],
    ['that somebody else vouches for', '', { ssl: { ca: makeCertificate('elsewhere').cert } }],
  ] as const)('refuses a certificate %s', async (_name, parameters, options) => {
    const error = await failureOf(connect(`${plain.url}${parameters}`, options))
    expect(classifyPostgresql(error)).toEqual({ kind: 'connection' })
  })
})
