import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { checkErrors, findMissing, REFERENCE } from './check-errors.mjs'
import { checkManifests } from './check-manifests.mjs'
import { copyRepository } from './lib/plant.mjs'

const copy = copyRepository()
after(copy.remove)

/** Writes a file for the length of one look. */
function withFile(file, text, look) {
  const path = join(copy.root, file)
  const old = readFileSync(path, 'utf8')
  writeFileSync(path, text(old))
  const found = look(copy.root)
  writeFileSync(path, old)
  return found
}

describe('error reference', () => {
  const before = checkErrors(copy.root)
  const problemsOf = (text) => {
    const remove = copy.plant('packages/core/src/errors/planted.ts', text)
    const found = checkErrors(copy.root).filter((problem) => !before.includes(problem))
    remove()
    return found
  }

  it('misses a code without a heading', () =>
    assert.deepEqual(problemsOf(`new SeedError('PLANTED.CODE', 'x')`), [`PLANTED.CODE has no heading in ${REFERENCE}`]))
  it('lists it as missing', () => {
    const remove = copy.plant('packages/core/src/errors/planted.ts', `make('PLANTED.CODE')`)
    const missing = findMissing(copy.root)
    remove()
    assert.ok(missing.includes('PLANTED.CODE'))
  })
  it('refuses a code put together from parts', () =>
    assert.deepEqual(problemsOf('new SeedError(`PLANTED.${x}`, "x")'), [
      'packages/core/src/errors/planted.ts:1: write the code of a SeedError out, so that it can be found',
    ]))
  it('does not count a code that is only compared', () =>
    assert.deepEqual(problemsOf(`if (error.code === 'PLANTED.CODE') throw error`), []))
  it('refuses one code made in two files', () => {
    const remove = copy.plant('packages/sql/src/planted.ts', `new SeedError('PLANTED.CODE', 'x')`)
    const problems = problemsOf(`new SeedError('PLANTED.CODE', 'x')`)
    remove()
    assert.match(problems.join('\n'), /PLANTED\.CODE is made in several files: .*core.*, .*sql/)
  })
  it('refuses a heading without a code, and one that is there twice', () => {
    mkdirSync(join(copy.root, dirname(REFERENCE)), { recursive: true })
    writeFileSync(join(copy.root, REFERENCE), '', { flag: 'a' })
    const look = withFile(REFERENCE, (old) => `${old}\n### PLANTED.OLD\n\n### PLANTED.OLD\n`, checkErrors)
    assert.ok(look.includes(`${REFERENCE}: no code makes PLANTED.OLD`))
    assert.ok(look.includes(`${REFERENCE}: PLANTED.OLD is there twice`))
  })
})

describe('manifests', () => {
  const edit = (file, change) =>
    withFile(
      file,
      (old) => {
        const json = JSON.parse(old)
        change(json)
        return JSON.stringify(json)
      },
      checkManifests,
    )

  it('are in order', () => assert.deepEqual(checkManifests(copy.root), []))
  it('have exact versions', () => {
    const problems = edit('packages/core/package.json', (json) => (json.dependencies.commander = '^14.0.3'))
    assert.deepEqual(problems, ['packages/core/package.json: dependencies.commander is not exact: "^14.0.3"'])
  })
  it('keep no download address', () => {
    const problems = edit(
      'package-lock.json',
      (json) => (json.packages['node_modules/jest'].resolved = 'https://x/j.tgz'),
    )
    assert.deepEqual(problems, ['package-lock.json: node_modules/jest keeps a download address'])
  })
  it('say which install scripts run', () => {
    const problems = edit('package.json', (json) => delete json.allowScripts.nx)
    assert.deepEqual(problems, ['package.json: allowScripts does not say whether nx may run its install script'])
  })
  it('are complete', () => {
    const problems = edit('packages/sql/package.json', (json) => delete json.scripts.packcheck)
    assert.deepEqual(problems, ['packages/sql/package.json: has no script packcheck'])
  })
  it('stand in a tidy top level', () => {
    const remove = copy.plant('notes.txt', '')
    const problems = checkManifests(copy.root)
    remove()
    assert.deepEqual(problems, ['notes.txt: does not belong at the top level'])
  })
})
