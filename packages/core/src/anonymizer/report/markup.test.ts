import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { markup } from './markup.js'

describe('markup', () => {
  it('escapes what is put in', () => {
    expect(markup`<b title="${'"x"'}">${`<script>'&`}</b>`.markup).toBe(
      '<b title="&quot;x&quot;">&lt;script&gt;&#39;&amp;</b>',
    )
  })

  it('leaves what it made itself', () => {
    const items = ['a', '<'].map((text) => markup`<i>${text}</i>`)
    expect(markup`${items}${markup`<b></b>`}${7}`.markup).toBe('<i>a</i><i>&lt;</i><b></b>7')
  })

  it('shows control characters, half pairs and marks of direction as replaced', () => {
    expect(markup`${'a\u0000b\u001bc\ud800d\u202ee'}`.markup).toBe('a\ufffdb\ufffdc\ufffdd\ufffde')
  })

  it('lets no text open a tag, close an attribute or begin a reference', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = markup`${text}`.markup
        return !/[<>"']/.test(written) && !/&(?!(amp|lt|gt|quot|#39);)/.test(written)
      }),
    )
  })
})
