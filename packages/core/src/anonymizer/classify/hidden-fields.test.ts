import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openTown, type Town } from '../copy/testing/town.js'
import type { AnonymizeRequest } from '../request.js'
import { checkClassification } from './check-classification.js'
import { classifyFields } from './classify-fields.js'

describe('a column that only the database has', () => {
  let town: Town
  let request: AnonymizeRequest
  const file = (): string => join(request.cwd, 'seed.classification.json')

  beforeEach(async () => {
    town = await openTown({ people: 0 })
    const given = town.request({ rules: [] })
    const catalog = async (): ReturnType<typeof given.adapter.catalog> => {
      const known = await given.adapter.catalog()
      return {
        entities: known.entities.map((table) => {
          const [first] = table.fields
          const secret = { ...first, name: 'api_token', column: 'api_token', type: { kind: 'text' as const } }
          return table.table.name === 'users' ? { ...table, fields: [...table.fields, secret as never] } : table
        }),
      }
    }
    // Nothing is read of a table without rows, so that nobody misses the column.
    request = { ...given, adapter: { ...given.adapter, catalog, transaction: async () => new Map() as never } }
  })
  afterEach(() => town.close())

  it('is proposed with the others, and checked only where there is a database', async () => {
    const report = await classifyFields(request, { write: true })
    expect(report.proposals).toMatchObject([{ entity: 'User', field: 'api_token', class: 'sensitive' }])
    const written = JSON.parse(readFileSync(file(), 'utf8')) as { entities: { User: { api_token: object } } }
    expect(written.entities.User.api_token).toMatchObject({ type: 'text', onlyInDatabase: true })
    expect((await checkClassification(request, {})).findings).toEqual([])
  })

  it('is not passed over with its entity, or without the mark', async () => {
    const entry = { class: 'safe', reason: 'a test', type: 'text', onlyInDatabase: true }
    const known = JSON.parse(readFileSync(file(), 'utf8')) as { entities: Record<string, Record<string, object>> }
    known.entities['Ghost'] = { api_token: entry }
    known.entities['Audit'] = { ...known.entities['Audit'], gone: { ...entry, onlyInDatabase: undefined } }
    writeFileSync(file(), JSON.stringify(known))
    expect((await checkClassification(request, {})).findings).toMatchObject([
      { kind: 'vanished', entity: 'Audit', field: 'gone' },
      { kind: 'vanished', entity: 'Ghost', field: 'api_token' },
    ])
  })
})
