import { describe, expect, it } from '@jest/globals'
import { sqlitePath } from './sqlite-path.js'
import { type ConfiguredPlace, targetOf } from './target-of.js'

const CASES: readonly (readonly [ConfiguredPlace, unknown])[] = [
  [{ dialect: 'postgresql' }, { dialect: 'postgresql', host: 'localhost', port: 5432, database: '' }],
  [
    { dialect: 'mysql', database: 'shop' },
    { dialect: 'mysql', host: 'localhost', port: 3306, database: 'shop' },
  ],
  [
    { dialect: 'postgresql', host: 'db', port: '6543', database: 'shop' },
    { dialect: 'postgresql', host: 'db', port: 6543, database: 'shop' },
  ],
  [
    { dialect: 'postgresql', url: 'postgres://ann:hunter2@db.example.com/a%20b?sslmode=require', host: 'other' },
    { dialect: 'postgresql', host: 'db.example.com', port: 5432, database: 'a b' },
  ],
  [
    { dialect: 'postgresql', url: 'postgres://ann:hunter2@/shop?host=/run/pg' },
    { dialect: 'postgresql', host: '/run/pg', port: 5432, database: 'shop' },
  ],
  [
    { dialect: 'postgresql', url: 'postgresql:///shop', host: '/run/pg' },
    { dialect: 'postgresql', host: '/run/pg', port: 5432, database: 'shop' },
  ],
  [
    { dialect: 'mysql', url: 'mariadb://ann:hunter2@db:3307/100%', port: 1 },
    { dialect: 'mysql', host: 'db', port: 3307, database: '100%' },
  ],
  [
    { dialect: 'mysql', url: 'no url: hunter2', database: 'shop' },
    { dialect: 'mysql', host: 'localhost', port: 3306, database: 'shop' },
  ],
  [{ dialect: 'sqlite' }, { dialect: 'sqlite', database: ':memory:' }],
  [
    { dialect: 'sqlite', file: './dev.db' },
    { dialect: 'sqlite', database: './dev.db' },
  ],
  [
    { dialect: 'sqlite', url: 'file:./dev.db?mode=ro', file: 'x' },
    { dialect: 'sqlite', database: './dev.db' },
  ],
  [
    { dialect: 'sqlite', database: 'shop.sqlite' },
    { dialect: 'sqlite', database: 'shop.sqlite' },
  ],
]

describe('a configured target', () => {
  it.each(CASES)('of %o', (place, target) => {
    expect(targetOf(place)).toEqual(target)
    expect(JSON.stringify(targetOf(place))).not.toContain('hunter2')
  })
})

describe('the path of a SQLite URL', () => {
  it.each([
    ['file:./dev.db', './dev.db'],
    ['file:dev.db?connection_limit=1', 'dev.db'],
    ['file:///var/a b.db', '/var/a b.db'],
    ['FILE:/var/shop.db#x', '/var/shop.db'],
    ['sqlite://shop.db', 'shop.db'],
    ['sqlite::memory:', ':memory:'],
    ['file:', ':memory:'],
    ['dev.db', 'dev.db'],
    [':memory:', ':memory:'],
    ['odd?name.db', 'odd?name.db'],
  ])('%s', (url, path) => expect(sqlitePath(url)).toBe(path))
})
