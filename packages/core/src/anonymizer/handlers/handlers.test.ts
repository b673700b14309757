import { readdirSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { handlerKind, handlerNames, HANDLERS } from './handler-names.js'
import { resolveHandler } from './resolve-handler.js'

/** Options that a handler cannot do without. */
const NEEDED: Readonly<Record<string, object>> = {
  band: { width: 10 },
  constant: { value: null },
  json: { paths: { '$.a': 'email' } },
  keep: { reason: 'a product code' },
  password: { password: 'secret' },
  truncate: { length: 3 },
  truncateDate: { to: 'year' },
}

describe('names of handlers', () => {
  it('are those of all transforms but the ones that only code or a schema can say', () => {
    const files = readdirSync(new URL('../transforms', import.meta.url)).map(
      (file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1],
    )
    const others = ['check-type', 'create-transform', 'custom', 'reference', 'reference-by-type', 'resolve-references']
    const transforms = files.filter((file) => file !== undefined && !others.includes(file))
    const snake = Object.keys(HANDLERS).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
    expect(new Set(snake)).toEqual(new Set(transforms))
  })

  it.each(Object.keys(HANDLERS))('%s makes the transform of that name', (handler) => {
    expect(resolveHandler('f', { handler, ...NEEDED[handler] })).toMatchObject({
      name: handler,
      domain: expect.any(String) as unknown,
    })
    if (NEEDED[handler] === undefined) expect(resolveHandler('f', handler).name).toBe(handler)
  })

  it('are read in snake case too, and by the names that people know', () => {
    const names = [
      'email',
      'name',
      'first_name',
      'last_name',
      'phone',
      'ssn',
      'address',
      'ip',
      'credit_card',
      'date',
      'hash_identifier',
      'age_band',
    ]
    expect(names.map((name) => resolveHandler('f', name).name)).toEqual([
      'email',
      'fullName',
      'firstName',
      'lastName',
      'phone',
      'ssn',
      'address',
      'ip',
      'creditCard',
      'date',
      'hash',
      'ageBand',
    ])
  })

  it('are none of what every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', '']) expect(handlerKind(name)).toBeUndefined()
  })

  it('are listed for suggestions', () => {
    expect(handlerNames()).toEqual(expect.arrayContaining(['email', 'name', 'hashIdentifier']))
  })
})

describe('options of handlers', () => {
  it('reach the transform, its domain and policy included', () => {
    const given = { handler: 'email', keepDomain: ['acme.com'], domain: 'staff', malformed: 'null' }
    expect(resolveHandler('f', given)).toMatchObject({
      domain: 'staff',
      options: { keepDomain: ['acme.com'] },
      policy: { malformed: 'null' },
    })
  })

  it('make handlers of parts of JSON', () => {
    const rules = { '$.email': 'email', '$.at': { handler: 'date', days: 5 } }
    expect(resolveHandler('f', { handler: 'json', paths: rules, keys: { '$.by': 'email' } })).toMatchObject({
      name: 'json',
    })
  })

  it.each([
    [{ handler: 'emial' }, 'RECORDS.UNKNOWN_HANDLER: f: there is no handler "emial"'],
    [{ handler: 'email', keepDomian: true }, 'RECORDS.UNKNOWN_OPTION: f: email has no option "keepDomian"'],
    [{ handler: 'email', keepDomain: 'acme.com' }, 'f: keepDomain of email is not true or false or a list of texts'],
    [{ handler: 'email', malformed: 'keep' }, 'f: malformed of email is not replace or null or error'],
    [{ handler: 'email', toString: 1 }, 'RECORDS.UNKNOWN_OPTION: f: email has no option "toString"'],
    [{ handler: 'hash', length: '32' }, 'f: length of hash is not a number'],
    [{ handler: 'password', password: 'secret', rounds: 50 }, 'MASK.OPTION: rounds of password()'],
    [{ handler: 'truncate' }, 'f: length of truncate is not a number'],
    [{ handler: 'keep' }, 'f: reason of keep is not a text'],
    [{ handler: 'constant' }, 'f: value of constant is not a value'],
    [{ handler: 'json', paths: ['$'] }, 'f: paths of json is not an object'],
    [
      { handler: 'json', paths: { '$.a': 'emial', '$.b': 5 } },
      /2 problems[^]*f \$\.a: there is no handler[^]*f \$\.b: its handler/,
    ],
    [{ handler: 'truncate', lenght: 5, domain: '' }, /3 problems/],
  ])('%j is refused', (handler, message) => {
    expect(() => resolveHandler('f', handler)).toThrow(message)
  })
})
