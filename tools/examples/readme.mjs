import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @import { Example } from './use-example.mjs' */

/** Code blocks of a language, in order. @param {string} text @param {string} language */
function blocks(text, language) {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map((block) => block[1] ?? '')
}

/**
 * What is printed, without how long it took, where the file is, how wide columns are, and what differs from key to key.
 *
 * @param {string} text
 * @returns {string[]}
 */
function comparable(text) {
  return (
    text
      .replace(/\b\d+ ms\b|\b\d+\.\d s\b/g, 't')
      .replace(/[\d,]+ values a second/g, 'n values a second')
      .replace(/sqlite \S*?(\.seed\/\S+)/g, 'sqlite $1')
      .replace(/plan [0-9a-f]{8,}(\.\.\.)?/g, 'plan')
      .replace(/\b(key|Key id) [0-9a-f]{16}\b/g, '$1')
      .replace(/ +/g, ' ')
      .replace(/ lossy (\d+) (\d+)/g, (_, changed, unchanged) => ` lossy ${Number(changed) + Number(unchanged)}`)
      // Chance may bring an original up again; the leak scan says so, and that it is no leak.
      .replace(/^Not looked at: .* by chance there would be about .*\n/gm, '')
      .replace(/^Leak scan: (?:PASS|UNVERIFIED), ([\d,]+) originals looked for in [\d,]+/gm, 'Leak scan: PASS, $1')
      .trim()
      .split('\n')
  )
}

/** The part of a README below a heading of the second level, up to the next one. @param {string} readme @param {string} heading */
function sectionOf(readme, heading) {
  const [, section] = readme.split(`\n## ${heading}\n`)
  assert.ok(section !== undefined, `no heading ${heading}`)
  return section.split('\n## ')[0] ?? ''
}

/**
 * Runs the first `bash` block of the README, line by line, and compares what it prints with the first `text` block. A line
 * whose comment says `exit code 2` ends so, and prints the second `text` block on the error output; the others print nothing there.
 *
 * @param {Example} example - A copy that is not built.
 * @param {string} [heading] - Looks at the section below it, in place of the whole README.
 */
export async function checkReadme(example, heading) {
  const whole = readFileSync(join(example.folder, 'README.md'), 'utf8')
  const readme = heading === undefined ? whole : sectionOf(whole, heading)
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
