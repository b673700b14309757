import { describe, expect, it } from '@jest/globals'
import { EXTRACTORS } from './extractors.js'
import { digitsOf, featuresOf, fold } from './fold.js'
import { createWordReader } from './words.js'

function find(name: string, text: string): readonly string[] {
  const extractor = EXTRACTORS.find((one) => one.name === name)
  return extractor?.find(text, featuresOf(text)).map((piece) => piece.text) ?? []
}

function words(text: string): readonly string[] {
  const { count, starts, ends } = createWordReader().read(text)
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]))
}

describe('extractors', () => {
  it('cut e-mail addresses out of what surrounds them', () => {
    expect(find('e-mail', 'a@b.example, <c+d@e.example>; "f@g.example".')).toEqual([
      'a@b.example',
      'c+d@e.example',
      'f@g.example',
    ])
    expect(find('e-mail', 'x=ann@b.example')).toEqual(['ann@b.example', 'x=ann@b.example'])
    expect(find('e-mail', 'jürgen@bücher.example')).toEqual(['jürgen@bücher.example'])
    expect(find('e-mail', 'at @ nothing @@')).toEqual([])
  })

  it('find numbers written side by side', () => {
    const found = find('number', 'no. 2024-01-31 4155550134 x')
    expect(found).toContain('2024-01-31 4155550134')
    expect(found).toContain('4155550134')
    expect(find('number', 'only 12 and 345')).toEqual([])
  })

  it('find bank accounts in a sentence', () => {
    expect(find('code', 'pay DE89 3704 0044 0532 0130 00 in May')).toContain('DE89370400440532013000')
  })

  it('decode once and only what becomes text', () => {
    const code = Buffer.from('ann@x.example').toString('base64')
    expect(find('base64', `token ${code}`)).toEqual(['ann@x.example'])
    expect(find('base64', 'internationalisation Zusammenfassung')).toEqual([])
    expect(find('hex', Buffer.from('annlee').toString('hex'))).toEqual(['annlee'])
    expect(find('hex', '00010203040506')).toEqual([])
    expect(find('URL encoding', 'q=%C3%84nn%40x+y')).toEqual(['q=Änn@x y', 'q=Änn@x+y'])
    expect(find('URL encoding', '100%')).toEqual([])
  })

  it('take documents apart to any depth', () => {
    const deep = `${'['.repeat(20_000)}"annlee"${']'.repeat(20_000)}`
    const opened = find('JSON', deep)
    expect(opened.length <= 1).toBe(true)
    expect(find('JSON', '{"a":{"b":[1,true,null,"c"]}}').toSorted()).toEqual(['1', 'a', 'b', 'c'])
    expect(find('JSON', '{broken')).toEqual([])
  })

  it('take a time that grows with the length of a text, whatever is in it', () => {
    const texts = ['a', '1', '1 ', '@', 'a@', '%41', 'DE89 ', 'DE89', '{', '[', '=', '+', '.', 'é'].map((one) =>
      one.repeat(200_000 / one.length),
    )
    for (const text of texts) {
      const began = performance.now()
      for (const extractor of EXTRACTORS) extractor.find(text, featuresOf(text))
      words(text)
      expect(performance.now() - began).toBeLessThan(4000)
    }
  })
})

describe('words, folding and digits', () => {
  it('parts words at whatever is no letter, mark or digit', () => {
    expect(words("Ann-Lee's 2nd e_mail: 北京 👩‍🚀x")).toEqual([
      'Ann',
      'Lee',
      's',
      '2nd',
      'e',
      'mail',
      '北京',
      '👩',
      '🚀x',
    ])
    expect(words('')).toEqual([])
    expect(words('w '.repeat(500))).toHaveLength(500)
  })

  it('folds case, width and composition', () => {
    expect(fold('ＡＮＮ')).toBe('ann')
    expect(fold('E\u0301')).toBe(fold('\u00c9'))
  })

  it('knows numbers from addresses and words', () => {
    expect(digitsOf('+1 (415) 555-0134')).toBe('14155550134')
    expect(digitsOf('192.168.100.200')).toBeUndefined()
    expect(digitsOf('12345')).toBeUndefined()
    expect(digitsOf('1234567a')).toBeUndefined()
  })
})
