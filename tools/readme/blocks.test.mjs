import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matches, normalise, readBlocks, readCommands, readRuns } from './blocks.mjs'

const MARKDOWN = [
  'Text.',
  '```ts run',
  '// src/a.ts',
  'console.log(1)',
  '```',
  '```text',
  '1',
  '```',
  '- item',
  '  ```bash',
  '  npm ci && npm test # all',
  '  ```',
].join('\n')

describe('blocks of Markdown', () => {
  it('are read with language, flags and file, in lists too', () => {
    assert.deepEqual(
      readBlocks(MARKDOWN).map(({ language, flags, file, line }) => ({ language, flags, file, line })),
      [
        { language: 'ts', flags: ['run'], file: 'src/a.ts', line: 2 },
        { language: 'text', flags: [], file: undefined, line: 6 },
        { language: 'bash', flags: [], file: undefined, line: 10 },
      ],
    )
    assert.equal(readBlocks(MARKDOWN)[2]?.text, 'npm ci && npm test # all')
  })

  it('must be closed, and say what a run prints', () => {
    assert.throws(() => readBlocks('```ts\nconst a = 1'), /line 1 is not closed/)
    assert.throws(() => readRuns(readBlocks('```ts run\n```')), /no `text` block/)
    assert.equal(readRuns(readBlocks(MARKDOWN))[0]?.expected, '1')
  })

  it('give their commands, without comments and variables', () => {
    assert.deepEqual(readCommands("A_B='x y' npx seed explain 'User[1].a b' && npm test # now\necho \"$?\""), [
      ['npx', 'seed', 'explain', "'User[1].a b'"],
      ['npm', 'test'],
    ])
  })
})

describe('what is printed', () => {
  it('is compared without durations and folders', () => {
    const printed = 'User    100   12 ms\nTotal   100  1.25 s\n\nsqlite /tmp/x/shop.sqlite in 3 ms\n'
    const shown = 'User  100  5 ms\nTotal  100    292 ms\n\nsqlite /app/shop.sqlite in 145 ms'
    assert.equal(normalise(printed, '/tmp/x'), normalise(shown, '/tmp/x'))
    assert.notEqual(normalise(printed.replace('100', '101'), '/tmp/x'), normalise(shown, '/tmp/x'))
  })

  it('may be shortened where it is shown, and nowhere else', () => {
    assert.ok(matches('a\nb\nc', 'a\n...\nc'))
    assert.ok(matches('print 12345678', 'print 123…'))
    assert.ok(!matches('a\nb\nd', 'a\n...\nc'))
    assert.ok(!matches('print 4', 'print 123…'))
    assert.ok(!matches('a.b\nmore', 'a.b'))
    assert.ok(!matches('axb', 'a.b'))
  })
})
