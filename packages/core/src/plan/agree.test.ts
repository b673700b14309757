import { describe, expect, it } from '@jest/globals'
import { defineFactory } from '../factory/define-factory.js'
import { between, hasMany } from '../factory/helpers.js'
import { memoryAdapter } from '../memory.js'
import type { Entity, Field, Relation, Schema } from '../schema/schema.js'
import { registerSeeders } from '../seeder/register.js'
import { Seeder, type SeedContext } from '../seeder/seeder.js'

class Tenant {
  id!: number
}
class Team {
  tenantId!: number
  id!: number
  tenant!: Tenant
}
class Task {
  tenantId!: number
  id!: number
  tenant!: Tenant
  team!: Team
  parent!: Task | null
}
class Project {
  tenantId!: number
  id!: number
  tenant!: Tenant
  links!: Link[]
}
class Link {
  project!: Project
  team!: Team
}

const key = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type: { kind: 'integer', bits: 32 },
  nativeType: 'integer',
  nullable: false,
  ...more,
})
const toOne = (
  name: string,
  target: string,
  fields: string[],
  targetFields: string[],
  arity: '1' | '0-1' = '1',
): Relation => ({
  arity,
  name,
  target,
  fields,
  targetFields,
  origin: 'orm',
  enforced: true,
})
const table = (name: string, fields: Field[], keys: string[], relations: Relation[]): Entity => ({
  name,
  table: { name: name.toLowerCase() },
  origin: 'orm',
  fields,
  key: keys,
  relations,
  uniques: [],
  checks: [],
})
const ID = key('id', { generated: 'increment' })
const SCHEMA: Schema = {
  entities: [
    table('Tenant', [ID], ['id'], []),
    table('Team', [key('tenantId'), ID], ['tenantId', 'id'], [toOne('tenant', 'Tenant', ['tenantId'], ['id'])]),
    table(
      'Task',
      [key('tenantId'), ID, key('teamId'), key('parentId', { nullable: true })],
      ['tenantId', 'id'],
      [
        toOne('tenant', 'Tenant', ['tenantId'], ['id']),
        toOne('team', 'Team', ['tenantId', 'teamId'], ['tenantId', 'id']),
        toOne('parent', 'Task', ['tenantId', 'parentId'], ['tenantId', 'id'], '0-1'),
      ],
    ),
    table(
      'Project',
      [key('tenantId'), ID],
      ['tenantId', 'id'],
      [
        toOne('tenant', 'Tenant', ['tenantId'], ['id']),
        { arity: 'inverse', name: 'links', target: 'Link', of: 'project' },
      ],
    ),
    table(
      'Link',
      [key('tenantId'), key('projectId'), key('teamId')],
      ['tenantId', 'projectId', 'teamId'],
      [
        toOne('project', 'Project', ['tenantId', 'projectId'], ['tenantId', 'id']),
        toOne('team', 'Team', ['tenantId', 'teamId'], ['tenantId', 'id']),
      ],
    ),
  ],
}

const tenants = defineFactory(Tenant, {})
const teams = defineFactory(Team, {})
const tasks = defineFactory(Task, {})
const links = defineFactory(Link, {})
const projects = defineFactory(Project, { links: hasMany(() => links, { count: between(0, 2) }) })

class All extends Seeder<{ teams: number }> {
  run({ create }: SeedContext): void {
    create(tenants, 8)
    create(teams, this.options.teams ?? 80)
    create(tasks, 300)
    create(projects, 30)
  }
}

describe('relations that share a field', () => {
  it('lead to rows that agree in it', async () => {
    const adapter = memoryAdapter(SCHEMA)
    const report = await registerSeeders(adapter, { seeders: [All] }).run()
    const owner = new Map(adapter.rows('Team').map((team) => [team['id'], team['tenantId']]))
    const tree = new Map(adapter.rows('Task').map((task) => [task['id'], task['tenantId']]))
    for (const task of adapter.rows('Task')) {
      expect(owner.get(task['teamId'])).toBe(task['tenantId'])
      if (task['parentId'] !== null) expect(tree.get(task['parentId'])).toBe(task['tenantId'])
    }
    expect(adapter.rows('Task').filter((task) => task['parentId'] !== null).length).toBeGreaterThan(200)
    for (const link of adapter.rows('Link')) expect(owner.get(link['teamId'])).toBe(link['tenantId'])
    expect(report.notes).toContain('Task.team: an index of 80 rows is kept, 320 bytes')
  })

  it('say so when no row agrees', async () => {
    const adapter = memoryAdapter(SCHEMA)
    const running = registerSeeders(adapter, { seeders: [All.with({ teams: 2 })] }).run()
    await expect(running).rejects.toMatchObject({
      code: 'PLAN.NOTHING_AGREES',
      where: expect.stringMatching(/^All\/\w+\[\d+\].*\.team$/),
    })
    expect(adapter.rows('Tenant')).toEqual([])
  })
})
