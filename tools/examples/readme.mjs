import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @import { Example } from './use-example.mjs' */

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

/**
 * Runs the first `bash` block of the README, line by line, and compares what it prints with the first `text` block. A line
 * whose comment says `exit code 2` ends so, and prints the second `text` block on the error output; the others print nothing there.
 *
 * @param {Example} example - A copy that is not built.
 */
export async function checkReadme(example) {
  const readme = readFileSync(join(example.folder, 'README.md'), 'utf8')
  const lines = (blocks(readme, 'bash')[0] ?? '').trim().split('\n')
  const [printed = '', refused = ''] = blocks(readme, 'text')
  assert.ok(lines.length >= 5 && lines.length <= 8, `${lines.length} commands`)
  let [stdout, stderr, fails] = ['', '', false]
  for (const line of lines) {
    const wanted = Number(/exit code (\d+)/.exec(line)?.[1] ?? 0)
    const ended = await example.shell(line, { NPM_CONFIG_LOGLEVEL: 'error' })
    assert.equal(ended.code, wanted, `${line}\n${ended.stdout}\n${ended.stderr}`)
    stdout += ended.stdout
    stderr += ended.stderr
    fails ||= wanted !== 0
  }
  assert.deepEqual(comparable(stdout), comparable(printed))
  assert.deepEqual(comparable(stderr), comparable(fails ? refused : ''))
}
