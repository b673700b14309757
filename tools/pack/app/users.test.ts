import { expect, it } from '@jest/globals'
import { seedUsers } from './users'

it('seeds users', async () => {
  const line = await seedUsers()
  process.stdout.write(`${line}\n`)
  expect(line).toMatch(/^20 users [0-9a-f]{64}$/)
})
