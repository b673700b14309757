import { describe, expect, it } from '@jest/globals'
import { InternalError, isSeedError, SeedError } from '../../errors/seed-error.js'
import { errorData, errorOf } from './error-data.js'

const copied = (error: unknown): Error => errorOf(structuredClone(errorData(error)))

describe('errors of another thread', () => {
  it('say what they said there', () => {
    const error = new SeedError(
      'MASK.MALFORMED',
      'no e-mail',
      { why: 'w', fix: 'f', where: 'User.email' },
      { exitCode: 4 },
    )
    const again = copied(error)
    expect(isSeedError(again)).toBe(true)
    expect(again).toMatchObject({ code: 'MASK.MALFORMED', message: error.message, why: 'w', fix: 'f', exitCode: 4 })
    expect(copied(new SeedError('A.B', 'c'))).toEqual(new SeedError('A.B', 'c'))
  })

  it('are broken promises of ours where nobody expected them', () => {
    const again = copied(new TypeError('x is not a function'))
    expect(again).toBeInstanceOf(InternalError)
    expect(again.message).toContain('TypeError: x is not a function\n    at ')
    expect(copied('thrown text').message).toBe('thrown text')
  })
})
