import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { checkBoundaries } from './check-boundaries.mjs'
import { checkVocabulary } from './check-vocabulary.mjs'
import { copyRepository } from './lib/plant.mjs'

const copy = copyRepository()
after(copy.remove)

/** An example that declares little. */
copy.plant(
  'examples/planted/package.json',
  JSON.stringify({
    name: 'planted',
    private: true,
    nx: { tags: ['layer:example'] },
    dependencies: { '@seed/core': '0.0.0' },
  }),
)
const before = checkBoundaries(copy.root)

/** What planting adds to the problems of the tree. */
function problemsOf(file, text) {
  const remove = copy.plant(file, text)
  const found = checkBoundaries(copy.root).filter((problem) => !before.includes(problem))
  remove()
  return found
}

/** Faults, one or more for each layer: file, text, what the problem says. */
const FORBIDDEN = [
  ['packages/core/src/planted.ts', `import { DataSource } from 'typeorm'`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `import type { DataSource } from 'typeorm'`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `export * from '@seed/typeorm'`, 'layer core may not import layer adapter'],
  ['packages/core/src/planted.ts', `export { x } from '@seed/sql'`, 'layer core may not import layer sql'],
  ['packages/core/src/planted.ts', `const x = () => import('pg')`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `const x = require('pg')`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `import x = require('pg')`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `type X = import('pg').Client`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `/// <reference types="pg" />`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `declare module 'pg' {}`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `const x = (name: string) => import(name)`, 'is computed'],
  ['packages/core/src/planted.ts', `const x = createRequire(import.meta.url)('pg')`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `const r = createRequire(x), y = r('pg')`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `const r = createRequire(x), y = r.resolve('pg')`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `const r = createRequire(x), y = r(name)`, 'is computed'],
  ['packages/core/src/planted.ts', `const r = createRequire(x), y = load(r)`, 'is computed'],
  ['packages/core/src/planted.ts', `load(createRequire(x))`, 'is computed'],
  ['packages/core/src/planted.ts', 'const x = import(`pg/${name}`)', 'layer core does not list it'],
  ['packages/core/src/planted.ts', 'const x = import(`./${name}`)', 'is computed'],
  ['packages/core/src/planted.ts', 'const x = import(`@seed/${name}`)', 'is computed'],
  ['packages/core/src/planted.ts', `import { Command } from 'commander'`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `import x from '../../sql/src/index.js'`, 'leaves its package'],
  ['packages/core/src/planted.ts', `import x from './planted.test.js'`, 'is a test file'],
  ['packages/core/src/planted.ts', `import x from '@seed/core'`, 'is its own package'],
  ['packages/core/src/planted.ts', `import fs from 'fs'`, 'write "node:fs"'],
  ['packages/core/src/planted.ts', `import x from 'left-pad'`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `import x from '@seed/unknown'`, 'layer core does not list it'],
  ['packages/core/src/planted.ts', `import fc from 'fast-check'`, 'layer core does not list it'],
  ['packages/core/src/planted.test.ts', `import x from 'typeorm'`, 'layer core does not list it'],
  ['packages/core/src/planted.test.ts', `import x from '@seed/sql'`, 'may not import layer sql'],
  ['packages/core/bin/planted.js', `import 'typeorm'`, 'layer core does not list it'],
  ['packages/sql/src/planted.ts', `import pg from 'pg'`, 'layer sql does not list it'],
  ['packages/sql/src/planted.ts', `import { type Client } from 'pg'`, 'layer sql does not list it'],
  ['packages/sql/src/planted.ts', `import x from 'typeorm'`, 'layer sql does not list it'],
  ['packages/sql/src/planted.ts', `import x from '@seed/typeorm'`, 'may not import layer adapter'],
  ['packages/sql/src/planted.ts', `import x from '@seed/core/src/index.js'`, 'is no entry of @seed/core'],
  ['packages/typeorm/src/planted.ts', `import x from 'pg'`, 'layer adapter does not list it'],
  ['packages/typeorm/src/planted.ts', `import x from 'sequelize'`, 'layer adapter does not list it'],
  ['packages/typeorm/src/planted.ts', `import x from '@seed/conformance'`, 'may not import layer conformance'],
  ['packages/conformance/src/planted.ts', `import x from 'typeorm'`, 'layer conformance does not list it'],
  ['packages/conformance/src/planted.ts', `import x from '@seed/typeorm'`, 'may not import layer adapter'],
  ['examples/planted/planted.ts', `import x from '@seed/conformance'`, 'may not import layer conformance'],
  ['examples/planted/planted.ts', `import x from '@seed/sql'`, 'does not declare it'],
  ['examples/planted/planted.ts', `import x from 'left-pad'`, 'does not declare it'],
]

const ALLOWED = [
  ['packages/core/src/cli/planted.ts', `import { Command } from 'commander'`],
  ['packages/core/src/cli/planted.ts', `const x = (name: string) => import(name)`],
  ['packages/sql/src/connect/planted.ts', `const x = createRequire(import.meta.url)('pg')`],
  ['packages/core/src/planted.ts', `import { x } from '@faker-js/faker/locale/de'\nimport fs from 'node:fs'`],
  [
    'packages/core/src/planted.test.ts',
    `import fc from 'fast-check'\nimport x from '../../../tools/databases/index.mjs'`,
  ],
  ['packages/sql/src/connect/planted.ts', `import pg from 'pg'`],
  ['packages/sql/src/planted.ts', `import type { Client } from 'pg'\nimport x from '@seed/core/adapter'`],
  ['packages/typeorm/src/planted.ts', `import { DataSource } from 'typeorm'\nimport x from '@seed/sql/sqlite'`],
  ['packages/conformance/testing/planted.ts', `import pg from 'pg'\nimport x from '@seed/core'`],
  ['examples/planted/planted.ts', `import x from '@seed/core'`],
]

describe('boundaries', () => {
  it('finds nothing in the tree', () => assert.deepEqual(before, []))

  for (const [file, text, says] of FORBIDDEN)
    it(`refuses ${text} in ${file}`, () => {
      const problems = problemsOf(file, text)
      assert.equal(problems.length, 1, problems.join('\n'))
      assert.match(problems[0], new RegExp(`^${file}:1: `))
      assert.ok(problems[0].includes(says), problems[0])
    })

  for (const [file, text] of ALLOWED)
    it(`allows ${JSON.stringify(text)} in ${file}`, () => assert.deepEqual(problemsOf(file, text), []))
})

describe('projects', () => {
  const manifest = (fields) => JSON.stringify({ name: '@seed/planted', ...fields })
  const cases = [
    ['no tag', manifest({}), 'needs exactly one layer: tag in nx.tags, has 0'],
    [
      'two tags',
      manifest({ nx: { tags: ['layer:core', 'layer:sql'] } }),
      'needs exactly one layer: tag in nx.tags, has 2',
    ],
    ['an unknown layer', manifest({ nx: { tags: ['layer:magic'] } }), 'unknown layer "magic"'],
    ['an adapter of an unknown ORM', manifest({ nx: { tags: ['layer:adapter'] } }), 'no ORM is listed'],
    [
      'a dependency that its layer may not have',
      manifest({ nx: { tags: ['layer:core'] }, peerDependencies: { typeorm: '*' } }),
      'layer core may not depend on "typeorm"',
    ],
  ]
  for (const [title, text, says] of cases)
    it(`refuses ${title}`, () => {
      const problems = problemsOf('packages/planted/package.json', text)
      assert.equal(problems.length, 1, problems.join('\n'))
      assert.ok(problems[0].includes(says), problems[0])
    })

  it('refuses a folder without a package.json', () =>
    assert.deepEqual(problemsOf('packages/empty/index.ts', ''), ['packages/empty: has no package.json']))

  it('refuses an import that package.json does not declare', () => {
    const file = join(copy.root, 'packages/core/package.json')
    const text = readFileSync(file, 'utf8')
    const manifestOfCore = JSON.parse(text)
    delete manifestOfCore.dependencies['big.js']
    writeFileSync(file, JSON.stringify(manifestOfCore))
    const problems = problemsOf('packages/core/src/planted.ts', `import Big from 'big.js'`)
    writeFileSync(file, text)
    assert.ok(
      problems.includes('packages/core/src/planted.ts:1: "big.js" packages/core/package.json does not declare it'),
      problems.join('\n'),
    )
  })
})

describe('vocabulary of core', () => {
  it('is clean', () => assert.deepEqual(checkVocabulary(copy.root), []))
  for (const text of ['// as TypeORM does', `const x = 'mikro-orm'`, '/** Prisma */', `import 'better-sqlite3'`])
    it(`refuses ${text}`, () => {
      const remove = copy.plant('packages/core/src/planted.test.ts', `\n${text}\n`)
      const [problem, ...others] = checkVocabulary(copy.root)
      remove()
      assert.match(problem ?? '', /^packages\/core\/src\/planted\.test\.ts:2: core names "/)
      assert.deepEqual(others, [])
    })
})
