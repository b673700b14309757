import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { ROOT } from '../lib/report.mjs'
import { findProjects, readJson } from '../lib/workspace.mjs'
import { readBlocks, readCommands } from './blocks.mjs'

const has = (/** @type {string} */ file) => existsSync(join(ROOT, file))
const read = (/** @type {string} */ file) => readFileSync(join(ROOT, file), 'utf8')
const scripts = readJson(join(ROOT, 'package.json')).scripts
const help = (/** @type {string[]} */ ...args) =>
  execFileSync(process.execPath, [join(ROOT, 'packages/core/bin/seed.js'), ...args, '--help'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
const packages = findProjects(ROOT).projects.filter(({ manifest }) => !manifest.private)
const adapters = packages
  .filter(({ manifest }) => manifest.nx?.tags?.includes('layer:adapter'))
  .map(({ folder }) => basename(folder))
const verbs = [...help('typeorm').matchAll(/^ {2}(\w+) {2,}/gm)].map(([, verb = '']) => verb)
const optionsOf = (/** @type {string} */ ...words) =>
  new Set(['--help', ...(help(...words).match(/(?<=^ {2}(?:-\w, )?)--?[\w-]+/gm) ?? []), '-d'])

/** Options that stand for an entity's table: `--users 500`. */
const TABLES = ['--users', '--orders', '--products']

/** What is wrong with a command that a reader would type; undefined when all of it exists. @param {string[]} words */
function problemOf(words) {
  // A variable that takes what a command prints.
  if (words[0] === 'export') {
    const inner = /\$\((.*)\)$/.exec(words.join(' '))?.[1]
    return inner === undefined ? undefined : problemOf(inner.split(' '))
  }
  const [program, second = '', third = '', ...rest] = words[0] === 'npx' ? words.slice(1) : words
  const line = words.join(' ')
  if (program === 'npm') {
    if (['ci', 'install', 'test', 'i', 'pack'].includes(second)) return undefined
    return second === 'run' && third in scripts ? undefined : `no such script: ${line}`
  }
  if (program === 'node')
    return existsSync(join(ROOT, words.find((word) => word.endsWith('js')) ?? '')) ? undefined : `no such file: ${line}`
  if (program === 'cd') return existsSync(join(ROOT, second)) ? undefined : `no such folder: ${line}`
  if (program !== 'seed') return ['git', 'nx', 'grep'].includes(program ?? '') ? undefined : `what is ${line}?`
  if (second.startsWith('--')) return ['--help', '--version'].includes(second) ? undefined : `no such option: ${line}`
  if (second === 'init') return unknownIn(words.slice(words.indexOf(second) + 1), optionsOf('init'), line)
  if (`${second} ${third}` === 'anonymize json') return unknownIn(rest, optionsOf(second), line)
  if (second === 'key' && ['new', 'id'].includes(third)) return unknownIn(rest, optionsOf(second, third), line)
  if (third.startsWith('--')) return third === '--help' ? undefined : `no such option: ${line}`
  if (!adapters.includes(second) || !verbs.includes(third)) return `no such verb: ${line}`
  return unknownIn(rest, optionsOf(second, third), line)
}

/** @param {string[]} words @param {Set<string>} known @param {string} line */
function unknownIn(words, known, line) {
  const unknown = words.filter(
    (word) => /^--?[a-z]/.test(word) && !known.has(word.split('=')[0] ?? '') && !TABLES.includes(word),
  )
  return unknown.length === 0 ? undefined : `no option ${unknown.join(', ')}: ${line}`
}

describe('commands that are shown', () => {
  it('find their verbs in the help', () => {
    const seeding = ['plan', 'run', 'verify', 'clean', 'explain']
    assert.deepEqual(verbs, [...seeding, 'classify', 'check', 'anonymize', 'leaks'])
    assert.ok(optionsOf('typeorm', 'run').has('--append') && !optionsOf('typeorm', 'plan').has('--append'))
  })

  for (const file of [
    'README.md',
    'CONTRIBUTING.md',
    ...packages.map(({ folder }) => `${folder}/README.md`).filter(has),
    'packages/core/docs/anonymizing.md',
  ])
    it(`exist: ${file}`, () => {
      const commands = readBlocks(read(file))
        .filter(({ language }) => language === 'bash')
        .flatMap(({ text }) => readCommands(text))
      assert.deepEqual(
        commands.flatMap((words) => problemOf(words) ?? []),
        [],
      )
    })

  it('are all in the table of options', () => {
    const table = read('README.md')
    const every = new Set(
      verbs.flatMap((verb) => [...optionsOf('typeorm', verb)].filter((flag) => flag.startsWith('--'))),
    )
    const missing = [...every].filter((flag) => !table.includes(`\`${flag}`) && !table.includes(`, ${flag}`))
    assert.deepEqual(missing, [])
  })

  it('would be refused when they do not exist', () => {
    assert.match(problemOf(['npx', 'seed', 'typeorm', 'rum']) ?? '', /no such verb/)
    assert.match(problemOf(['npx', 'seed', 'typeorm', 'plan', '--append']) ?? '', /no option --append/)
    assert.match(problemOf(['npx', 'seed', 'init', '--yess']) ?? '', /no option --yess/)
    assert.match(problemOf(['npx', 'seed', 'key', 'new', '--otu']) ?? '', /no option --otu/)
    assert.match(problemOf(['npx', 'seed', 'anonymize', 'json', '--inputs']) ?? '', /no option --inputs/)
    assert.match(problemOf(['export', 'A=$(npx', 'seed', 'kye', 'new)']) ?? '', /no such verb/)
    assert.match(problemOf(['npm', 'run', 'dmeo']) ?? '', /no such script/)
  })
})
