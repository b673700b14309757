import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Target } from '../adapter/port.js'
import { describeTarget, targetAddress } from './describe-target.js'
import { guardTarget } from './guard-target.js'
import { allows } from './pattern.js'

const server = (host: string | undefined, port: number | undefined, database: string): Target => ({
  dialect: 'postgresql',
  ...(host === undefined ? {} : { host }),
  ...(port === undefined ? {} : { port }),
  database,
})
const file = (database: string): Target => ({ dialect: 'sqlite', database })

describe('allows', () => {
  const table: readonly (readonly [string, Target, boolean])[] = [
    ['localhost:5432/shop', server('localhost', 5432, 'shop'), true],
    ['localhost:5432/shop', server('localhost', 5433, 'shop'), false],
    ['localhost:5432/shop', server('localhost', 5432, 'shop2'), false],
    ['localhost:5432/shop', server('db.internal', 5432, 'shop'), false],
    ['localhost/shop', server('localhost', 5433, 'shop'), true],
    ['localhost:*/shop', server('localhost', 5433, 'shop'), true],
    ['localhost/*_dev', server('localhost', 5432, 'shop_dev'), true],
    ['localhost/*_dev', server('localhost', 5432, 'shop_dev2'), false],
    ['localhost/*_dev', server('localhost', 5432, 'a/b_dev'), false],
    ['localhost/shop', server('127.0.0.1', 5432, 'shop'), true],
    ['127.0.0.1/shop', server('::1', 5432, 'shop'), true],
    ['[::1]:5432/shop', server('::1', 5432, 'shop'), true],
    ['LOCALHOST/shop', server('localhost', 5432, 'shop'), true],
    ['localhost/SHOP', server('localhost', 5432, 'shop'), false],
    ['localhost/shop', server(undefined, 5432, 'shop'), true],
    ['*.dev.internal/shop', server('eu.dev.internal', 5432, 'shop'), true],
    ['*.dev.internal/shop', server('eu.prod.internal', 5432, 'shop'), false],
    // A dot is a dot.
    ['db.internal/shop', server('dbxinternal', 5432, 'shop'), false],
    // Neither the host nor the database may be left out.
    ['shop', server('localhost', 5432, 'shop'), false],
    ['localhost', server('localhost', 5432, 'shop'), false],
    ['./dev.db', file('dev.db'), true],
    ['dev.db', file('./dev.db'), true],
    ['dev.db', file('other/dev.db'), false],
    ['*.db', file('dev.db'), true],
    ['*.db', file('data/dev.db'), false],
    ['data/**', file('data/a/b/dev.db'), true],
    ['/tmp/*.sqlite', file('/tmp/x.sqlite'), true],
    ['/tmp/*.sqlite', file('/tmp/../etc/x.sqlite'), false],
    ['data/dev[1].db', file('data/dev[1].db'), true],
    ['data/dev[1].db', file('data/dev1.db'), false],
  ]
  it.each(table)('%s for %j: %s', (pattern, target, expected) => {
    expect(allows(pattern, target)).toBe(expected)
  })

  it.each(['', '  ', '*', '**', '*/*', '*:*/*', '**/*'])('refuses a line that says nothing: "%s"', (pattern) => {
    expect(() => allows(pattern, file('x.db'))).toThrow('GUARD.PATTERN')
  })
})

describe('guardTarget', () => {
  const prod = server('db.example.com', 5432, 'shop')
  const environment = process.env['NODE_ENV']
  beforeEach(() => {
    process.env['NODE_ENV'] = 'development'
  })
  afterEach(() => {
    if (environment === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = environment
  })

  it('lets databases in memory pass', async () => {
    for (const target of [{ dialect: 'memory', database: 'memory' }, file(':memory:')]) {
      await expect(guardTarget(target, { verb: 'clean' })).resolves.toBeUndefined()
    }
  })

  it('lets allowed ones pass without asking', async () => {
    const confirm = (): never => {
      throw new Error('asked')
    }
    await expect(
      guardTarget(prod, { verb: 'clean', allow: ['localhost/shop', 'db.example.com/shop'], confirm }),
    ).resolves.toBeUndefined()
  })

  it('refuses where nobody can answer, whatever NODE_ENV says, and tells the line to add', async () => {
    for (const more of [{}, { allow: ['localhost/shop'] }, { confirm: () => Promise.resolve(undefined) }]) {
      await expect(guardTarget(prod, { verb: 'run --reset', ...more })).rejects.toMatchObject({
        code: 'GUARD.REFUSED',
        exitCode: 3,
        message: expect.stringContaining(
          'run --reset would delete rows of postgresql db.example.com:5432/shop',
        ) as unknown,
        fix: expect.stringContaining("allow: ['db.example.com:5432/shop']") as unknown,
      })
    }
  })

  it.each(['Shop', 'shop ', '', 'yes', 'db.example.com:5432/shop'])(
    'takes only the exact name: not "%s"',
    async (answer) => {
      const guarded = guardTarget(prod, { verb: 'clean', confirm: () => Promise.resolve(answer) })
      await expect(guarded).rejects.toMatchObject({ code: 'GUARD.NOT_CONFIRMED', exitCode: 3 })
    },
  )

  it('passes when the name is typed back', async () => {
    const asked: Target[] = []
    await guardTarget(prod, { verb: 'clean', confirm: (target) => (asked.push(target), Promise.resolve('shop')) })
    expect(asked).toEqual([prod])
  })

  it('reports a sweeping line even where another allows the target', async () => {
    const allow = ['db.example.com/shop', '*/*']
    await expect(guardTarget(prod, { verb: 'clean', allow })).rejects.toMatchObject({
      code: 'GUARD.PATTERN',
      exitCode: 3,
    })
  })

  it('suggests a line that allows exactly this target', () => {
    for (const target of [prod, server('::1', 5432, 'shop'), server(undefined, 5432, 'shop'), file('/tmp/dev.db')]) {
      expect(allows(targetAddress(target), target)).toBe(true)
    }
    expect(describeTarget(file('dev.db'))).toBe('sqlite dev.db')
    expect(describeTarget(server('::1', 5432, 'shop'))).toBe('postgresql [::1]:5432/shop')
  })
})
