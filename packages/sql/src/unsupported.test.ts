import { describe, expect, it } from '@jest/globals'
import { unsupportedDatabase, unsupportedUrl } from './unsupported.js'

describe('a database that is refused', () => {
  it.each([
    ['mongodb', /MongoDB has neither tables/],
    ['mssql', /SQL Server/],
    ['sqlserver', /SQL Server/],
    ['oracle', /Oracle/],
    ['cockroachdb', /neither its COPY/],
    ['sqljs', /key of the last one/],
    ['spanner', /Spanner/],
    ['db2', /Db2/],
    ['snowflake', /Snowflake/],
    ['react-native', /from a device/],
    ['toaster', /there is none for this one/],
  ])('is named, with a reason: %s', (given, why) => {
    const error = unsupportedDatabase('Prisma', given, ['postgresql', 'sqlite'])
    expect(error).toMatchObject({ code: 'ADAPTER.UNSUPPORTED_DATABASE', exitCode: 2 })
    expect(error.message).toContain(`Prisma's "${given}" is not supported`)
    expect(error.why).toMatch(why)
    expect(error.fix).toBe('What works: postgresql, sqlite.')
  })

  it('by URL is named by its scheme', () => {
    expect(unsupportedUrl('mongodb+srv', ['file']).message).toContain('mongodb+srv: URLs are not supported')
  })
})
