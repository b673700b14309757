/**
 * The same rows on every version of Node that the packages support: the frozen outputs, and the example's fingerprint.
 * Each version comes from npm into a temporary folder, beside the pinned one, and says who it is before anything runs.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { ROOT } from './lib/report.mjs'
import { run } from './pack/consumer.mjs'

/** The lowest version that the packages declare, the newest of that line, and the newest of all. */
const VERSIONS = ['22.17.0', '22.23.3', '26.10.0']

/** Programs that print a fingerprint, the same on every version: one ORM, and all of them on all databases. */
const PROGRAMS = [['examples/1-typeorm-shop/demo.mjs'], ['examples/5-one-shop-four-orms/demo.mjs']]

const folder = mkdtempSync(join(tmpdir(), 'seed-node-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const platform = `${process.platform}-${process.arch}`
const skip = platform === 'linux-x64' ? false : `no old versions of Node come from npm for ${platform}`

/** Installs a version and gives its program. */
async function install(version) {
  const prefix = join(folder, version)
  const name = `node-${platform}`
  await run(folder, 'npm', [
    'install',
    '--prefix',
    prefix,
    '--no-save',
    '--no-audit',
    '--no-fund',
    `${name}@${version}`,
  ])
  return join(prefix, 'node_modules', name, 'bin/node')
}

/** Runs a program under that Node, which is also first on the PATH of what it starts. */
const runUnder = (node, args) => run(ROOT, node, args, { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` })

/** The fingerprint that a program prints under this Node. */
async function fingerprintUnder(node, args) {
  const output = await runUnder(node, args)
  const found = /\b[0-9a-f]{64}\b/.exec(output)?.[0]
  assert.ok(found !== undefined, `no fingerprint in what ${args.join(' ')} printed\n${output}`)
  return found
}

for (const version of VERSIONS)
  describe(`Node ${version}`, { skip }, () => {
    let node = ''

    it('is that version', async () => {
      node = await install(version)
      assert.equal((await runUnder(node, ['--version'])).trim(), `v${version}`)
    })

    it('gives the frozen outputs', async () => {
      const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']
      await runUnder(node, [...jest, '--testPathPatterns=\\.frozen\\.test\\.ts$', '--no-cache'])
    })

    for (const program of PROGRAMS)
      it(`gives the fingerprint of ${program.join(' ')}`, async () =>
        assert.equal(await fingerprintUnder(node, program), await fingerprintUnder(process.execPath, program)))
  })
