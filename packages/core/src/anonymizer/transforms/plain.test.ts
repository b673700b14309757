import { describe, expect, it } from '@jest/globals'
import { compare } from 'bcryptjs'
import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import type { FieldType } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import { bytes } from './bytes.js'
import { constant } from './constant.js'
import { custom } from './custom.js'
import { hash } from './hash.js'
import { keep } from './keep.js'
import { nullify } from './nullify.js'
import { password } from './password.js'
import { codeOf, contextOf, fieldOf, maskedBy } from './testing/mask-harness.js'
import { anyPage } from './testing/mask.laws.js'
import { truncate } from './truncate.js'

const ten: FieldType = { kind: 'text', length: 10 }

describe('hash', () => {
  it('is keyed, in hexadecimal, of the length that the field holds', async () => {
    const [whole] = (await maskedBy(hash(), ['078-05-1120'])) as string[]
    expect(whole).toMatch(/^[0-9a-f]{64}$/)
    expect(whole).not.toBe(createHash('sha256').update('078-05-1120').digest('hex'))
    expect(await maskedBy(hash(), ['078-05-1120'], { type: { kind: 'text', length: 40 } })).toEqual([
      whole?.slice(0, 40),
    ])
    expect(await maskedBy(hash({ length: 32 }), ['078-05-1120'])).toEqual([whole?.slice(0, 32)])
    expect(await maskedBy(hash(), ['078-05-1120'], { secret: 'other' })).not.toEqual([whole])
    expect(await maskedBy(hash({ domain: 'other' }), ['078-05-1120'])).not.toEqual([whole])
  })

  it('says how many bits it has, and refuses fewer than 128', async () => {
    const mask = await hash({ length: 40 }).bind(fieldOf(), contextOf())
    expect(mask.guarantee).toEqual({ kind: 'bounded', bits: 160 })
    expect(await codeOf(() => maskedBy(hash(), [], { type: { kind: 'text', length: 31 } }))).toBe('MASK.TOO_SHORT')
    expect(await codeOf(() => maskedBy(hash({ length: 16 }), []))).toBe('MASK.TOO_SHORT')
    expect(await codeOf(() => maskedBy(hash({ length: 64 }), [], { type: { kind: 'text', length: 40 } }))).toBe(
      'MASK.TOO_SHORT',
    )
    expect(await codeOf(() => hash({ length: 65 }))).toBe('MASK.OPTION')
    expect(await codeOf(() => maskedBy(hash(), [], { type: { kind: 'uuid' } }))).toBe('MASK.TYPE')
    await fc.assert(
      anyPage(() => hash(), fc.string({ minLength: 1 })),
      { numRuns: 20 },
    )
  })
})

describe('nullify, constant, truncate, keep', () => {
  it('empties what may be empty', async () => {
    expect(await maskedBy(nullify(), ['a', '', ' ', null])).toEqual([null, null, null, null])
    expect(await codeOf(() => maskedBy(nullify(), [], { field: { nullable: false } }))).toBe('MASK.NOT_NULL')
  })

  it('gives one value that the field can hold', async () => {
    expect(await maskedBy(constant('gone'), ['a', '', null], { type: ten })).toEqual(['gone', 'gone', null])
    expect(await maskedBy(constant('gone', { null: 'replace' }), [null])).toEqual(['gone'])
    expect(await maskedBy(constant(new Date('2020-01-01')), ['2024-05-06'], { type: { kind: 'date' } })).toEqual([
      '2020-01-01',
    ])
    const error: Error = await maskedBy(constant('far too long a text'), [], { type: ten }).then(
      () => new Error('held'),
      (thrown: Error) => thrown,
    )
    expect(error.message).toContain('MASK.RESULT')
    expect(error.message).not.toContain('far too long')
  })

  it('keeps first characters, whole ones', async () => {
    expect(await maskedBy(truncate({ length: 2 }), ['abc', 'a', '😀😁😂'])).toEqual(['ab', 'a', '😀😁'])
    expect(await codeOf(() => truncate({ length: 0 }))).toBe('MASK.OPTION')
    expect(await codeOf(() => maskedBy(truncate({ length: 1 }), [], { type: { kind: 'date' } }))).toBe('MASK.TYPE')
  })

  it('keeps with a reason only', async () => {
    expect(await maskedBy(keep('a status'), ['open', null, 5])).toEqual(['open', null, 5])
    expect(await codeOf(() => keep(' '))).toBe('MASK.OPTION')
  })
})

describe('custom', () => {
  it('hands over value, subject, row and keyed helpers', async () => {
    const nickname = custom(
      ({ value, row, subject, tag, pick }) =>
        [textOf(value), textOf(row['age'] ?? null), subject, tag(6), pick(['a', 'b'])].join('|'),
      {
        reads: ['age'],
      },
    )
    const [masked] = await maskedBy(nickname, ['Bob'], { subjects: ['email:b@example.org'], row: { age: [34] } })
    expect(masked).toMatch(/^Bob\|34\|email:b@example\.org\|[a-z2-7]{6}\|[ab]$/)
    const [other] = await maskedBy(nickname, ['Bob'], {
      subjects: ['email:b@example.org'],
      row: { age: [34] },
      secret: 'other',
    })
    expect(other).not.toBe(masked)
    expect((await nickname.bind(fieldOf(), contextOf())).reads).toEqual(['age'])
  })

  it('brings results into canonical form, and refuses others without showing them', async () => {
    expect(
      await maskedBy(
        custom(() => new Date('2020-01-02T03:04:05Z')),
        ['x'],
        { type: { kind: 'date' } },
      ),
    ).toEqual(['2020-01-02'])
    const wrong = [() => 'secret that is too long', () => 5, () => Promise.resolve('x'), () => undefined]
    for (const fn of wrong) expect(await codeOf(() => maskedBy(custom(fn), ['x'], { type: ten }))).toBe('MASK.RESULT')
    expect(
      await codeOf(() =>
        maskedBy(
          custom(() => null),
          ['x'],
          { field: { nullable: false } },
        ),
      ),
    ).toBe('MASK.RESULT')
  })

  it('reports a function that throws, without its message', async () => {
    const failing = custom(({ value }) => {
      throw new RangeError(`cannot take ${textOf(value)}`)
    })
    const error = (await maskedBy(failing, ['Ann Smith']).catch((thrown: unknown) => thrown)) as Error & {
      where?: string
    }
    expect(error.message).toBe('MASK.CUSTOM: the function of custom() for User.field threw a RangeError')
    expect(error.where).toContain('plain.test')
    expect(JSON.stringify(error)).not.toContain('Ann')
    expect(error.cause).toBeUndefined()
  })
})

describe('password', () => {
  it('makes one hash that logs in, the same in every run', async () => {
    const [a, b, c] = (await maskedBy(password({ password: 'letmein', rounds: 4 }), ['$2b$x', '', null])) as string[]
    expect(a).toBe(b)
    expect(c).toBeNull()
    expect(a).toMatch(/^\$2b\$04\$.{53}$/)
    expect(await compare('letmein', String(a))).toBe(true)
    expect(await compare('other', String(a))).toBe(false)
    expect(await maskedBy(password({ password: 'letmein', rounds: 4 }), ['y'])).toEqual([a])
  })

  it('does not put the password among the options that are shown', () => {
    expect(JSON.stringify(password({ password: 'letmein' }).options)).not.toContain('letmein')
  })

  it('takes a hash made elsewhere, refuses bad options and short fields', async () => {
    expect(await maskedBy(password({ hash: 'argon2:abc' }), ['x'])).toEqual(['argon2:abc'])
    for (const rounds of [3, 16, 4.5])
      expect(await codeOf(() => password({ password: 'x', rounds }))).toBe('MASK.OPTION')
    for (const secret of ['', 'é'.repeat(37)])
      expect(await codeOf(() => password({ password: secret }))).toBe('MASK.OPTION')
    expect(await codeOf(() => password({ hash: ' ' }))).toBe('MASK.OPTION')
    expect(await codeOf(() => maskedBy(password({ password: 'x', rounds: 4 }), [], { type: ten }))).toBe(
      'MASK.TOO_SHORT',
    )
  })
})

describe('bytes', () => {
  it('gives as many other bytes, keyed by the value', async () => {
    const type: FieldType = { kind: 'bytes' }
    const originals = [Uint8Array.of(1, 2, 3), new Uint8Array(100_000), new Uint8Array(0), Uint8Array.of(1, 2, 3)]
    const masked = (await maskedBy(bytes(), originals, { type })) as Uint8Array[]
    expect(masked.map(({ length }) => length)).toEqual([3, 100_000, 0, 3])
    expect(masked[0]).toEqual(masked[3])
    expect(masked[0]).not.toEqual(originals[0])
    expect(new Set(masked[1]?.slice(0, 4096)).size).toBe(256)
    expect(await maskedBy(bytes(), originals, { type, secret: 'other' })).not.toEqual(masked)
    expect(await codeOf(() => maskedBy(bytes(), [], { type: ten }))).toBe('MASK.TYPE')
  })
})
