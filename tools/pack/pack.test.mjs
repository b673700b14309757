import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ROOT } from '../lib/report.mjs'
import { isTestFile } from '../lib/workspace.mjs'
import { bin, installPacked, run } from './consumer.mjs'

/** @type {Awaited<ReturnType<typeof installPacked>>} */
let app
before(async () => {
  app = await installPacked()
})
after(() => app?.remove())

const jest = join(ROOT, 'node_modules/jest/bin/jest.js')
const env = { SWC_JEST: join(ROOT, 'node_modules/@swc/jest/index.js') }

/** What is published, in the order of names. */
const PACKAGES = ['core', 'mikro-orm', 'prisma', 'sequelize', 'sql', 'typeorm'].map((name) => `@seed/${name}`)

/** What every app prints at its end: the same rows, however the packages were loaded. */
const lines = new Map()
const keep = (how, output) => {
  const line = /20 users [0-9a-f]{64}/.exec(output)?.[0]
  assert.ok(line !== undefined, output)
  lines.set(how, line)
}

describe('the packed packages', () => {
  it('hold what is needed and no test', () => {
    assert.deepEqual(app.packed.map(({ name }) => name).sort(), PACKAGES)
    for (const { name, files } of app.packed) {
      for (const needed of ['package.json', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'])
        assert.ok(files.includes(needed), `${name} lacks ${needed}`)
      const superfluous = files.filter(
        (file) => isTestFile(file.replace(/\.(d\.)?[jt]s(\.map)?$/, '.ts')) || /tsbuildinfo/.test(file),
      )
      assert.deepEqual(superfluous, [], name)
    }
  })

  it('are installed once each', () => {
    for (const { name } of app.packed) assert.ok(existsSync(join(app.folder, 'node_modules', name)))
    for (const name of PACKAGES)
      assert.ok(!existsSync(join(app.folder, 'node_modules', name, 'node_modules/@seed')), name)
  })

  it('load as ES modules and with require, each once', async () => {
    const output = await run(app.folder, 'node', ['entries.mjs'])
    for (const entry of [...PACKAGES, '@seed/core/adapter', '@seed/core/memory', '@seed/prisma/cli', '@seed/sql/mysql'])
      assert.ok(output.includes(`${entry}:`), output)
    assert.doesNotMatch(output, /DIFFERING/)
  })

  it('bring the seed command', async () => {
    assert.match(await run(app.folder, bin('node'), ['node_modules/.bin/seed', '--help']), /typeorm/)
  })

  it('work in an ESM app', async () => keep('ESM', await run(app.folder, 'node', ['esm.mjs'])))

  for (const [config, compiler] of [
    ['nodenext', 'tsc6'],
    ['bundler', 'tsc6'],
    ['nodenext', 'tsc'],
  ])
    it(`work in a CommonJS app in TypeScript (${config}, ${compiler})`, async () => {
      await run(app.folder, bin(compiler), ['-p', `tsconfig.${config}.json`])
      keep(`${config} ${compiler}`, await run(app.folder, 'node', [`out-${config}/main.js`]))
    })

  it('work in Jest that transforms them', async () => {
    const args = [jest, '--config', 'jest.transform.cjs', '--no-cache']
    keep('Jest, transformed', await run(app.folder, 'node', [...args], env))
  })

  it('work in Jest with modules of Node', async () => {
    const args = ['--experimental-vm-modules', '--no-warnings', jest, '--config', 'jest.modules.cjs', '--no-cache']
    keep('Jest, native', await run(app.folder, 'node', args, env))
  })

  it('give the same rows in all of them', () => {
    assert.equal(lines.size, 6)
    assert.equal(new Set(lines.values()).size, 1, JSON.stringify([...lines]))
  })
})
