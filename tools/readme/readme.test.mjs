import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ROOT } from '../lib/report.mjs'
import { findProjects } from '../lib/workspace.mjs'
import { matches, normalise, readBlocks, readRuns } from './blocks.mjs'
import { createProject, runDemo } from './project.mjs'

const packages = findProjects(ROOT).projects.filter(({ manifest }) => !manifest.private)
// The top README shows an application on TypeORM; each other one, on what its package adapts.
const files = [
  ['README.md', { typeorm: '1.1.1' }],
  ...packages.map(({ folder, manifest }) => [`${folder}/README.md`, manifest.peerDependencies ?? {}]),
  ['packages/core/docs/anonymizing.md', { typeorm: '1.1.1' }],
]

for (const [file, dependencies] of files)
  describe(file, () => {
    const text = existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : ''
    const blocks = readBlocks(text)
    const shown = blocks.filter(({ language }) => language === 'ts')

    it('is there and shows code', () => assert.ok(shown.length > 0))

    it('names the file of each block of TypeScript, each file once', () => {
      const names = shown.map(({ file: name, line }) => name ?? `line ${line} names no file`)
      assert.deepEqual(
        names.filter((name, i) => name.startsWith('line ') || names.indexOf(name) < i),
        [],
      )
    })

    it('links to files and headings that are there', () => {
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g)]
      const broken = links.filter(([, path = '', anchor]) => !leads(file, path, anchor)).map(([link]) => link)
      assert.deepEqual(broken, [])
    })

    describe('its code', () => {
      /** @type {ReturnType<typeof createProject>} */
      let project
      before(() => {
        project = createProject(blocks, { dependencies })
      })
      after(() => project.remove())

      for (const compiler of ['tsc6', 'tsc'])
        it(`compiles with ${compiler}`, async () => {
          const { output, code } = await project.compile(compiler)
          assert.equal(code, 0, output)
        })

      for (const { block, expected } of readRuns(blocks))
        it(`does what it shows: ${block.file ?? `line ${block.line}`}`, async () => {
          await project.resetDatabase()
          const run = block.file === undefined ? project.runShell(block.text) : project.runModule(block.file)
          const { output, code } = await run
          const printed = normalise(output, project.folder)
          assert.ok(matches(printed, normalise(expected, project.folder)), `printed:\n${output}\nshown:\n${expected}`)
          assert.equal(code, 0, output)
        })
    })
  })

it('the demo prints what README.md shows of it', async () => {
  const blocks = readBlocks(readFileSync(join(ROOT, 'README.md'), 'utf8'))
  const shown = blocks[blocks.findIndex(({ text }) => text.endsWith('npm run demo')) + 1]?.text ?? ''
  const { output, code } = await runDemo()
  assert.ok(matches(normalise(output, ROOT), normalise(shown, ROOT)), output)
  assert.equal(code, 0)
})

/** @param {string} from @param {string} path @param {string | undefined} anchor */
function leads(from, path, anchor) {
  const target = path === '' ? join(ROOT, from) : join(ROOT, dirname(from), path)
  if (!existsSync(target)) return false
  if (anchor === undefined) return true
  return headingsOf(readFileSync(target, 'utf8')).includes(anchor.slice(1))
}

/** Anchors as GitHub makes them. @param {string} markdown */
function headingsOf(markdown) {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
}
