import { describe, expect, it } from '@jest/globals'
import { maskTexts } from '../people/testing/mask-texts.js'
import { url } from './url.js'

const TAG = '[a-z2-7]{16}'

describe('url', () => {
  it.each([
    ['https://acme.test', `^https://${TAG}\\.example\\.com$`],
    ['http://acme.test/', `^http://${TAG}\\.example\\.com/$`],
    ['https://acme.test/people/ann', `^https://example\\.com/${TAG}$`],
    ['HTTPS://ann:pw@acme.test:8443/a.JPG?token=secret#top', `^https://example\\.com/${TAG}\\.jpg\\?id=1$`],
    ['https://acme.test/?q=ann', `^https://example\\.com/${TAG}\\?id=1$`],
    ['ftp://files.acme.test/ann.pdf', `^ftp://example\\.com/${TAG}\\.pdf$`],
    ['www.acme.test', `^https://${TAG}\\.example\\.com$`],
    ['www.acme.test/ann.exe', `^https://example\\.com/${TAG}$`],
    ['mailto:ann@acme.test', `^https://${TAG}\\.example\\.com$`],
    ['data:text/plain,Ann', `^https://${TAG}\\.example\\.com$`],
  ])('replaces %s', async (original, pattern) => {
    const [masked] = await maskTexts(url(), [original])
    expect(masked).toMatch(new RegExp(pattern))
  })

  it('gives up the scheme and the ending where there is no room', async () => {
    const [long, odd] = await maskTexts(url(), ['https://acme.test/a.jpg?b', 'postgresql://db.test/x'], { length: 36 })
    expect(long).toMatch(new RegExp(`^https://example\\.com/${TAG}$`))
    expect(odd).toMatch(new RegExp(`^https://example\\.com/${TAG}$`))
  })

  it('tells addresses apart that differ in their last letter', async () => {
    const masked = await maskTexts(url(), ['https://acme.test/a', 'https://acme.test/A', 'https://acme.test/a/'])
    expect(new Set(masked).size).toBe(3)
  })
})
