import { describe, expect, it } from '@jest/globals'
import { SeedError } from '../errors/seed-error.js'
import { pickExport, splitExport, type Wanted } from './pick-export.js'

interface Thing {
  readonly thing: true
}

const wanted: Wanted<Thing> = {
  is: (value): value is Thing => typeof value === 'object' && value !== null && 'thing' in value,
  missing: (where, name) => new SeedError('TEST.MISSING', `nothing ${name ?? ''}`, { fix: '-', where }),
  several: (where, names) => new SeedError('TEST.SEVERAL', names.join(), { fix: '-', where }),
  failed: (where, cause) => new SeedError('TEST.FAILED', 'rejected', { fix: '-', where }, { cause }),
}
const thing: Thing = { thing: true }
const pick = (loaded: unknown, only?: string): Promise<Thing> => pickExport(loaded, wanted, 'file.ts', only)

describe('pickExport', () => {
  it.each([
    ['the default export', { default: thing }],
    ['a named export', { a: thing, b: 1 }],
    ['what a CommonJS module exports', thing],
    ['a promise', { a: Promise.resolve(thing) }],
    ['a module that promises it', Promise.resolve(thing)],
    ['an export of a CommonJS module that was imported', { default: { a: thing } }],
    ['one under several names', { default: { a: thing }, a: thing }],
  ])('finds %s', async (_, loaded) => {
    await expect(pick(loaded)).resolves.toBe(thing)
  })

  it('takes the one that is named among several', async () => {
    const other: Thing = { thing: true }
    await expect(pick({ a: thing, b: other }, 'b')).resolves.toBe(other)
  })

  it.each([
    ['nothing', { a: 1 }, undefined, 'TEST.MISSING'],
    ['nothing of the name', { a: thing }, 'b', 'TEST.MISSING'],
    ['several', { a: thing, b: { thing: true } }, undefined, 'TEST.SEVERAL'],
    ['a rejected promise', { a: Promise.reject(new Error('no')) }, undefined, 'TEST.FAILED'],
  ])('refuses %s', async (_, loaded, only, code) => {
    await expect(pick(loaded, only)).rejects.toMatchObject({ code })
  })

  it('awaits no other export than the one that is named', async () => {
    const failing = Promise.reject(new Error('no'))
    failing.catch(() => undefined)
    await expect(pick({ a: failing, b: thing }, 'b')).resolves.toBe(thing)
  })
})

describe('splitExport', () => {
  it('takes the name of an export from a file', () => {
    expect(splitExport('src/db.ts#main', '.')).toEqual(['src/db.ts', 'main'])
    expect(splitExport('src/db.ts', '.')).toEqual(['src/db.ts', undefined])
    expect(splitExport('#odd', '.')).toEqual(['#odd', undefined])
  })
})
