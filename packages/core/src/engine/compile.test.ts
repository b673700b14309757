import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { hashKey } from '../random/key.js'
import { compileRows } from './compile.js'
import type { EngineRow, Property } from './row.js'

const block = { entity: { name: 'Thing' }, scope: 'test', under: undefined }
const properties: readonly Property[] = [
  { kind: 'constant', name: 'kind', rule: '', value: 'thing' },
  {
    kind: 'cell',
    name: 'size',
    rule: '',
    salt: hashKey('size'),
    opaque: true,
    cell: ({ integer }: { integer: (a: number, b: number) => number }) => integer(1, 1_000_000),
  },
  {
    kind: 'cell',
    name: 'two',
    rule: '',
    salt: hashKey('two'),
    opaque: true,
    cell: ({ row, integer }: { row: { size: number }; integer: (a: number, b: number) => number }) => [
      integer(0, 99),
      row.size,
      integer(0, 99),
    ],
  },
  { kind: 'derived', name: 'double', rule: '', derive: (row: EngineRow) => (row['size'] as number) * 2 },
]
const makers = { compiled: compileRows(properties, block), assembled: compileRows(properties, block, false) }

describe.each(Object.entries(makers))('rows that are %s', (_, make) => {
  const row = (): EngineRow => make(1, 2, 0, 0, null)

  it('compute a property when it is read, and keep it', () => {
    const one = row()
    expect(one['size']).toBe(one['size'])
    expect(one['double']).toBe((one['size'] as number) * 2)
    expect(one['kind']).toBe('thing')
  })

  it('hold the same values whatever is read first', () => {
    const [forward, back] = [row(), row()]
    const names = ['size', 'two', 'double']
    const first = names.map((name) => forward[name])
    expect(
      names
        .toReversed()
        .map((name) => back[name])
        .toReversed(),
    ).toEqual(first)
  })

  it('go on drawing from their own stream after they pulled another cell', () => {
    const [first, , third] = row()['two'] as number[]
    const again = row()
    void again['size']
    expect(again['two']).toEqual([first, again['size'], third])
    expect(first).not.toBe(third)
  })
})

describe('both forms', () => {
  it('hold the same values', () => {
    const [one, other] = [makers.compiled(7, 8, 3, 3, null), makers.assembled(7, 8, 3, 3, null)]
    for (const name of ['kind', 'size', 'two', 'double']) expect(one[name]).toEqual(other[name])
  })

  it('are told apart by whether the process may generate code', () => {
    const asked = (flags: readonly string[]): string =>
      spawnSync(
        process.execPath,
        [...flags, '-e', 'try { new Function("return 1")(); console.log("yes") } catch { console.log("no") }'],
        { encoding: 'utf8' },
      ).stdout.trim()
    expect([asked([]), asked(['--disallow-code-generation-from-strings'])]).toEqual(['yes', 'no'])
  })
})
