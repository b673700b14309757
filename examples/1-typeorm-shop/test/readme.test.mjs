import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { copyExample, run } from './example.mjs'

/** @type {ReturnType<typeof copyExample>} */
let example
before(() => {
  example = copyExample({ built: false })
})
after(() => example.remove())

/** Code blocks of a language, in order. @param {string} text @param {string} language */
function blocks(text, language) {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map((block) => block[1] ?? '')
}

/** What is printed, without how long it took, where the file is and how wide columns are. @param {string} text @returns {string[]} */
function comparable(text) {
  return text
    .replace(/\b\d+ ms\b|\b\d+\.\d s\b/g, 't')
    .replace(/sqlite \S*?(\.seed\/\S+)/g, 'sqlite $1')
    .replace(/plan [0-9a-f]{8,}(\.\.\.)?/g, 'plan')
    .replace(/ +/g, ' ')
    .trim()
    .split('\n')
}

describe('the README', () => {
  it('has commands that do in a clean copy what it says', async () => {
    const readme = readFileSync(join(example.folder, 'README.md'), 'utf8')
    const [commands = ''] = blocks(readme, 'bash')
    const [printed = '', refused = ''] = blocks(readme, 'text')
    const lines = commands.trim().split('\n')
    assert.equal(lines.length, 8)
    let [stdout, stderr] = ['', '']
    for (const line of lines) {
      const ended = await run(line, [], { cwd: example.folder, shell: true, env: { NPM_CONFIG_LOGLEVEL: 'error' } })
      assert.equal(ended.code, line.includes('exit code 2') ? 2 : 0, `${line}\n${ended.stderr}`)
      stdout += ended.stdout
      stderr += ended.stderr
    }
    assert.deepEqual(comparable(stdout), comparable(printed))
    assert.deepEqual(comparable(stderr), comparable(refused))
  })
})
