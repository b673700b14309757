// `seed init` in a project of each ORM: what it writes compiles, and runs.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startPostgres } from '../databases/index.mjs'
import { PROJECTS } from './init-projects.mjs'
import { createProject } from './project.mjs'

/** @param {string} text @param {RegExp} pattern */
const countIn = (text, pattern) => Number(pattern.exec(text)?.[1]?.replaceAll(',', ''))

for (const { adapter, manifest, files, tables, postgres, entity } of PROJECTS)
  describe(`seed init with ${adapter}`, () => {
    /** @type {ReturnType<typeof createProject>} */
    let project
    /** @type {import('../databases/index.mjs').PostgresServer | undefined} */
    let server
    before(async () => {
      server = postgres === true ? await startPostgres() : undefined
      if (server !== undefined) process.env['DATABASE_URL'] = server.url()
      const blocks = Object.entries(files).map(([file, text]) => ({ language: 'ts', flags: [], text, file, line: 1 }))
      project = createProject(blocks, manifest)
      const { output, code } = await project.runShell(tables)
      assert.equal(code, 0, output)
    })
    after(async () => {
      project.remove()
      await server?.stop()
    })
    const read = (/** @type {string} */ file) => readFileSync(join(project.folder, file), 'utf8')

    it('finds the ORM and the entities, and writes a config and a seeder', async () => {
      const { output, code } = await project.runShell('npx seed init --yes --json')
      assert.equal(code, 0, output)
      const report = JSON.parse(output)
      const seeder = `src/seeds/${entity.toLowerCase()}-seeder.ts`
      assert.deepEqual(report, {
        adapter,
        installed: true,
        entity,
        files: [
          { file: 'seed.config.ts', action: 'written' },
          { file: seeder, action: 'written' },
        ],
        next: [`npx seed ${adapter} plan`, `npx seed ${adapter} run`],
        notes: [],
      })
      assert.match(read('seed.config.ts'), new RegExp(`from '@seed/${adapter}'`))
    })

    for (const compiler of ['tsc6', 'tsc'])
      it(`what it writes compiles with ${compiler}`, async () => {
        const { output, code } = await project.compile(compiler)
        assert.equal(code, 0, output)
      })

    it('what it writes runs, and all that it says to run next', async () => {
      const plan = await project.runShell(`npx seed ${adapter} plan`)
      assert.equal(plan.code, 0, plan.output)
      const run = await project.runShell(`npx seed ${adapter} run --json`)
      assert.equal(run.code, 0, run.output)
      const seeded = JSON.parse(run.output).entities.find((/** @type {any} */ one) => one.entity === entity)
      assert.equal(seeded.rows, 10)
      const verify = await project.runShell(`npx seed ${adapter} verify`)
      assert.equal(verify.code, 0, verify.output)
      assert.ok(countIn(verify.output, /([\d,]+) checks/) > 0, verify.output)
    })

    it('keeps what is there', async () => {
      const before = read('seed.config.ts')
      const { output, code } = await project.runShell('npx seed init --yes')
      assert.equal(code, 0, output)
      assert.equal(output.match(/^Kept /gm)?.length, 2, output)
      assert.equal(read('seed.config.ts'), before)
    })
  })
