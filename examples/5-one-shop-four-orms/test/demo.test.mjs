import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { it } from 'node:test'
import { promisify } from 'node:util'

const folder = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

/** What depends on neither the machine's speed nor what is installed. @param {string} text */
const timeless = (text) => text.replace(/ +\d+ ms| +\d+\.\d s/g, '').replace(/ +$/gm, '')

it('is one fingerprint on every ORM and database, as the README shows', async () => {
  const { stdout } = await run('node', ['demo.mjs'], { cwd: folder })
  const shown = /```text\n([\s\S]*?)```/.exec(readFileSync(`${folder}/README.md`, 'utf8'))?.[1] ?? ''
  const [printed, expected] = [timeless(stdout), timeless(shown)]
  if (!printed.includes('was left out')) return assert.equal(printed, expected)
  // Without MariaDB: the other two columns of every line.
  const cells = (/** @type {string} */ text) => text.match(/^(?:Prisma|TypeORM|MikroORM|Sequelize).*$/gm) ?? []
  assert.equal(cells(printed).length, 4)
  for (const [i, line] of cells(printed).entries()) assert.ok(cells(expected)[i]?.startsWith(line), line)
})
