import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import ts from 'typescript'
import { REFERENCE } from '../check-errors.mjs'
import { ROOT } from '../lib/report.mjs'
import { findFiles, findProjects, isTestFile } from '../lib/workspace.mjs'

const text = readFileSync(join(ROOT, REFERENCE), 'utf8')
const headings = [...text.matchAll(/^### (\S+)$/gm)].map(([, code = '']) => code)

/** What `new SeedError(code, summary)` may print in the sources: its fixed words, anything between. @returns {Map<string, RegExp[]>} */
function readSummaries() {
  /** @type {Map<string, RegExp[]>} */
  const summaries = new Map()
  for (const { folder } of findProjects(ROOT).projects.filter(({ folder }) => folder.startsWith('packages/')))
    for (const file of findFiles(ROOT, folder, 'src/**/*.ts').filter((name) => !isTestFile(name))) {
      const source = ts.createSourceFile(
        file,
        readFileSync(join(ROOT, folder, file), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      )
      visit(source, (code, summary) => summaries.set(code, [...(summaries.get(code) ?? []), patternOf(summary)]))
    }
  return summaries
}

/** @param {ts.Node} node @param {(code: string, summary: ts.Expression) => void} found */
function visit(node, found) {
  if (ts.isNewExpression(node) && node.expression.getText() === 'SeedError') {
    const [code, summary] = node.arguments ?? []
    if (code !== undefined && summary !== undefined && ts.isStringLiteralLike(code)) found(code.text, summary)
  }
  ts.forEachChild(node, (child) => visit(child, found))
}

/** @param {ts.Expression} summary */
function patternOf(summary) {
  const escape = (/** @type {string} */ part) => part.replace(/[\\^$.|?+()[\]{}*]/g, '\\$&')
  if (ts.isStringLiteralLike(summary)) return new RegExp(`^${escape(summary.text)}$`)
  if (!ts.isTemplateExpression(summary)) return /^/
  const parts = summary.templateSpans.map(({ literal }) => `.*${escape(literal.text.split('\n')[0] ?? '')}`)
  return new RegExp(`^${escape(summary.head.text)}${parts.join('')}$`)
}

describe('the error reference', () => {
  it('is in order', () =>
    assert.deepEqual(
      headings,
      [...headings].sort((a, b) => (a < b ? -1 : 1)),
    ))

  it('has each code below its namespace', () => {
    let namespace = ''
    for (const [, marks, title = ''] of text.matchAll(/^(##|###) (\S+)$/gm)) {
      if (marks === '##') namespace = title
      else assert.equal(title.split('.')[0], namespace)
    }
  })

  it('shows a message of each code as the source has it, and says what to do', () => {
    const summaries = readSummaries()
    const problems = headings.flatMap((code) => {
      const section = text.split(`### ${code}\n`)[1]?.split(/^##/m)[0] ?? ''
      const example = /^```\n(.*)$/m.exec(section)?.[1] ?? ''
      const patterns = summaries.get(code) ?? []
      const isReal = patterns.some(
        (pattern) => example.startsWith(`${code}: `) && pattern.test(example.slice(code.length + 2)),
      )
      const advises = /\w/.test(section.split(/^```$/m).at(-1) ?? '')
      return [
        ...(isReal ? [] : [`${example}\n  is none of ${patterns.join(', ')}`]),
        ...(advises ? [] : [`${code}: what to do?`]),
      ]
    })
    assert.deepEqual(problems, [])
  })
})
