/**
 * One fenced block of a Markdown file.
 *
 * @typedef {object} Block
 * @property {string} language - First word after the fence; empty without one.
 * @property {readonly string[]} flags - The other words: `run` for a block that the test runs.
 * @property {string} text - What is between the fences.
 * @property {string | undefined} file - The name in a first line such as `// src/app.ts`.
 * @property {number} line - Of the opening fence, from 1.
 */

/** @param {string} markdown @returns {Block[]} */
export function readBlocks(markdown) {
  /** @type {Block[]} */
  const blocks = []
  const lines = markdown.split('\n')
  for (let i = 0; i < lines.length; i += 1) {
    // Blocks in lists are indented.
    const opening = /^( *)```(.*)$/.exec(lines[i] ?? '')
    if (opening === null) continue
    const [, indent = '', info = ''] = opening
    const [language = '', ...flags] = info.trim().split(/\s+/)
    const end = lines.indexOf(`${indent}\`\`\``, i + 1)
    if (end < 0) throw new Error(`the block in line ${i + 1} is not closed`)
    const body = lines.slice(i + 1, end).map((line) => line.slice(indent.length))
    const file = /^(?:\/\/|#|--) ([\w./-]+\.\w+)$/.exec(body[0] ?? '')?.[1]
    blocks.push({ language, flags, text: body.join('\n'), file, line: i + 1 })
    i = end
  }
  return blocks
}

/**
 * Blocks marked `run`, each with what it should print: the `text` block that follows it.
 *
 * @param {readonly Block[]} blocks
 * @returns {{ block: Block, expected: string }[]}
 */
export function readRuns(blocks) {
  return blocks.flatMap((block, i) => {
    if (!block.flags.includes('run')) return []
    const next = blocks[i + 1]
    if (next?.language !== 'text') throw new Error(`line ${block.line}: no \`text\` block follows with what it prints`)
    return [{ block, expected: next.text }]
  })
}

/**
 * Commands of a block in bash, without comments, `echo` and variables set before them; parts around `&&` each for itself.
 *
 * @param {string} text
 * @returns {string[][]} Words of each command.
 */
export function readCommands(text) {
  return text
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/&&|;|\|/))
    .map((command) => command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [])
    .map((words) => words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word))))
    .filter((words) => words.length > 0 && words[0] !== 'echo')
}

/** Brings what differs from run to run to one form: durations, folders of the test, blanks at the end of lines. @param {string} text @param {string} folder */
export function normalise(text, folder) {
  return text
    .replaceAll(folder, '/app')
    .replace(/[ \t]+\d[\d,.]* m?s\b/g, ' <time>')
    .replace(/ Time\b/g, ' <time>')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, '  ').trimEnd())
    .join('\n')
    .trim()
}

/**
 * Whether the text is what a README shows. There, a line `...` stands for any lines, and `…` for the rest of a word.
 *
 * @param {string} actual
 * @param {string} shown
 */
export function matches(actual, shown) {
  const parts = shown.split(/(^\.\.\.$|…)/m).map((part) => {
    if (part === '...') return '[^]*'
    return part === '…' ? '\\S*' : part.replace(/[\\^$.|?+()[\]{}*]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`).test(actual)
}
