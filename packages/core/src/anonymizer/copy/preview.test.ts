import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { rulesFor } from '../rules.js'
import { shapeOf } from '../shape-of.js'
import { email } from '../transforms/email.js'
import { firstName } from '../transforms/first-name.js'
import { nullify } from '../transforms/nullify.js'
import { anonymizeDatabase } from './anonymize-database.js'
import { openTown, TEST_KEY, type Town } from './testing/town.js'

describe('the shape of a value', () => {
  it('has no letter but a and A, no digit but 9, and says nothing that the shape of the shape does not', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
    )
    const law = fc.property(texts, (text) => {
      const shape = shapeOf(text)
      expect(shape.replace(/[aA9]/g, '')).not.toMatch(/[\p{L}\p{M}\p{N}]/u)
      expect(shape.length).toBeLessThanOrEqual(61)
      if (shape.length <= 60) expect(shapeOf(shape)).toBe(shape)
    })
    fc.assert(law, { numRuns: 500 })
  })

  it('is one for all names that look alike', () => {
    expect(new Set(['Ann Lee', 'Zoë Foo', 'Ása Bío', 'Ева Мир'].map(shapeOf))).toEqual(new Set(['Aaa Aaa']))
    expect(shapeOf('Ann.Lee+7@example.org')).toBe('Aaa.Aaa+9@aaaaaaa.aaa')
  })

  it.each([null, 17, 17n, true, ['Ann'], { name: 'Ann' }, new Uint8Array([65])])(
    'says of %p only what it is',
    (value) => {
      expect(shapeOf(value)).toMatch(/^(null|number|true or false|list|object)$/)
    },
  )
})

describe('a dry run', () => {
  const mask = rulesFor()
  let town: Town
  let before: string | undefined
  beforeEach(async () => {
    before = process.env['SEED_KEY']
    process.env['SEED_KEY'] = TEST_KEY
    town = await openTown()
  })
  afterEach(() => {
    town.close()
    if (before === undefined) delete process.env['SEED_KEY']
    else process.env['SEED_KEY'] = before
  })

  it('shows three rows of each replaced field beside their shapes, as a copy would have them', async () => {
    const rules = [mask('User', { email: email(), firstName: firstName(), lastName: nullify() })]
    const { preview } = await anonymizeDatabase(town.request({ rules }), { to: 'memory:copy', dryRun: true })
    expect(preview.map(({ entity, field }) => `${entity}.${field}`).sort()).toEqual(
      ['User.email', 'User.firstName', 'User.lastName'].flatMap((name) => [name, name, name]),
    )
    expect(town.target.rows('User')).toEqual([])
    await anonymizeDatabase(town.request({ rules }), { to: 'memory:copy', leaks: false })
    const copied = town.target.rows('User').flatMap(({ email: address, firstName: given }) => [address, given])
    const shown = preview.flatMap(({ field, masked }) => (field === 'lastName' ? [] : [masked]))
    expect(shown.filter((text) => !copied.includes(text))).toEqual([])
    expect(preview.flatMap(({ field, masked }) => (field === 'lastName' ? [masked] : []))).toEqual([
      'NULL',
      'NULL',
      'NULL',
    ])
    expect(JSON.stringify(preview)).not.toMatch(/Firstname\d|Lastname\d|Person\d|corp\d/)
    expect(preview.find(({ field }) => field === 'email')?.shape).toBe('Aaaaaa9@aaaa9.aaaaaaa.aaa')
  })
})
