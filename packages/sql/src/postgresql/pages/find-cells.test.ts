import { InternalError } from '@seed/core/adapter'
import { describe, expect, it } from '@jest/globals'
import { findCells } from './find-cells.js'
import { readTexts, textsOf } from './read-cells.js'

describe('the cells of a page', () => {
  it('end at each tab and line break', () => {
    const { rows, ends, escaped, isAscii } = findCells(Buffer.from('1\t\\N\n22\ta\\\\b\\n\n'), 2)
    expect({ rows, ends: [...ends], escaped: [...escaped], isAscii }).toEqual({
      rows: 2,
      ends: [1, 4, 7, 14],
      escaped: [0, 1, 0, 1],
      isAscii: true,
    })
  })

  it('are none where there are no bytes', () => {
    expect(findCells(Buffer.alloc(0), 3).rows).toBe(0)
  })

  it.each(['1\n2\t3\t4\n', '1\t2\t3\n4\n', '1\t2\n3\n', '1\t2\n3\t4\t5\n', '1\t2', '1\t2\n3', '\n'])(
    'are refused where the rows %j do not have two columns',
    (text) => {
      expect(() => findCells(Buffer.from(text), 2)).toThrow(InternalError)
    },
  )

  it('are read one by one where the bytes are more than a string may hold', () => {
    const cells = { ...findCells(Buffer.from('1\té\n2\t\\\\\n'), 2), text: undefined }
    expect(readTexts(cells, textsOf(cells), 1)).toEqual(['é', '\\'])
  })

  it('have a replacement character for what is no UTF-8', () => {
    const cells = findCells(Buffer.from([0x61, 0xc3, 0x09, 0xa9, 0x62, 0x0a]), 2)
    expect([0, 1].map((column) => readTexts(cells, textsOf(cells), column))).toEqual([['a\ufffd'], ['\ufffdb']])
  })
})
