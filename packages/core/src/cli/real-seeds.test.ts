import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { defineFactory } from '../factory/define-factory.js'
import { memoryAdapter, type MemoryAdapter } from '../memory.js'
import type { Schema } from '../schema/schema.js'
import { registerSeeders } from '../seeder/register.js'
import { Seeder, type SeedContext } from '../seeder/seeder.js'
import { createProject, type Project } from './testing/project.js'
import { runInProcess } from './testing/run-in-process.js'
import { fake } from './testing/seeds.js'
import type { Ended } from './testing/spawn-seed.js'

class Team {
  id!: number
  motto!: string
}
const teams = defineFactory(Team, { motto: ({ index, integer }) => `${index}-${integer(0, 1e9)}` })
class TeamSeeder extends Seeder {
  run({ create, count }: SeedContext): void {
    create(teams, count(Team, 3))
  }
}

const schema: Schema = {
  entities: [
    {
      name: 'Team',
      table: { name: 'teams' },
      origin: 'orm',
      fields: [
        {
          name: 'id',
          column: 'id',
          type: { kind: 'integer', bits: 32 },
          nativeType: 'integer',
          nullable: false,
          generated: 'increment',
        },
        { name: 'motto', column: 'motto', type: { kind: 'text' }, nativeType: 'text', nullable: false },
      ],
      key: ['id'],
      relations: [],
      uniques: [],
      checks: [],
    },
  ],
}

let project: Project
let database: MemoryAdapter
beforeEach(() => {
  project = createProject()
  database = memoryAdapter(schema)
  fake.fakeSeeds = registerSeeders(database, { seeders: [TeamSeeder] })
})
afterEach(() => {
  project.remove()
  delete fake.fakeSeeds
})
const seed = (...args: readonly string[]): Promise<Ended> => runInProcess(['fake', ...args], project.folder)

describe('the command on a data set in memory', () => {
  it('plans, and writes nothing', async () => {
    const { code, stdout } = await seed('plan', '--count', 'Team=1_000')
    expect(code).toBe(0)
    expect(stdout).toMatch(/Team +teams +1,000 +TeamSeeder/)
    expect(database.rows('Team')).toEqual([])
  })

  it('runs, verifies, and removes what it wrote', async () => {
    const run = await seed('run', '--teams', '5')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(database.rows('Team')).toHaveLength(5)
    expect((await seed('verify')).stdout).toContain('everything holds')
    expect(await seed('clean')).toMatchObject({ code: 0, stdout: expect.stringContaining('1 run removed') })
    expect(database.rows('Team')).toEqual([])
  })

  it('gives the same fingerprint for the same seed, another for another', async () => {
    const fingerprints = []
    for (const given of ['7', '7', '8']) {
      fake.fakeSeeds = registerSeeders(memoryAdapter(schema), { seeders: [TeamSeeder] })
      const { stdout } = await seed('run', '--seed', given, '--json')
      fingerprints.push((JSON.parse(stdout) as { fingerprint: string }).fingerprint)
    }
    const [first, again, other] = fingerprints
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('says at a second run that it ran already, and the three ways on', async () => {
    expect((await seed('run')).code).toBe(0)
    const { code, stderr } = await seed('run')
    expect(code).toBe(2)
    expect(stderr).toContain('RUN.ALREADY')
    for (const way of ['--reset', '--append', '--seed']) expect(stderr).toContain(way)
    expect(database.rows('Team')).toHaveLength(3)
  })

  it('runs again after --reset', async () => {
    for (const count of ['2', '4']) expect((await seed('run', '--reset', '--teams', count)).code).toBe(0)
    expect(database.rows('Team')).toHaveLength(4)
  })

  it('suggests the entity that was meant, before anything is written', async () => {
    const { code, stderr } = await seed('run', '--count', 'Taem=5')
    expect(code).toBe(2)
    expect(stderr).toContain('CONFIG.UNKNOWN_ENTITY')
    expect(stderr).toContain('Did you mean "Team"?')
    expect(database.rows('Team')).toEqual([])
  })

  it('writes nothing in a dry run', async () => {
    expect(await seed('run', '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing was written'),
    })
    expect(database.rows('Team')).toEqual([])
  })

  it('explains a cell', async () => {
    await seed('run')
    const { code, stdout } = await seed('explain', 'Team[1].motto', '--quiet')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toBe(database.rows('Team')[1]?.['motto'])
    expect((await seed('explain', 'Team[1].moto')).code).toBe(2)
  })
})
