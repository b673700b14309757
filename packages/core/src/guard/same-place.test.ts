import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isSamePlace } from './same-place.js'

const server = (host: string, database = 'shop', port = 5432) => ({ dialect: 'postgresql', host, port, database })
const file = (database: string) => ({ dialect: 'sqlite', database })

describe('isSamePlace', () => {
  it('knows a server by all names of this machine, and no other by them', () => {
    for (const host of ['127.0.0.1', '::1', 'LOCALHOST'])
      expect(isSamePlace(server('localhost'), server(host))).toBe(true)
    expect(isSamePlace(server('localhost'), server('db.example.net'))).toBe(false)
    expect(isSamePlace(server('localhost'), server('localhost', 'copy'))).toBe(false)
    expect(isSamePlace(server('localhost'), server('localhost', 'shop', 5433))).toBe(false)
    expect(isSamePlace(server('localhost'), { ...server('localhost'), dialect: 'mysql' })).toBe(false)
  })

  it('follows links to a file, and takes no two databases in memory for one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-place-'))
    try {
      const [path, link] = [join(folder, 'shop.sqlite'), join(folder, 'link.sqlite')]
      writeFileSync(path, '')
      symlinkSync(path, link)
      expect(isSamePlace(file(path), file(link))).toBe(true)
      expect(isSamePlace(file(path), file(join(folder, 'other.sqlite')))).toBe(false)
    } finally {
      rmSync(folder, { recursive: true })
    }
    expect(isSamePlace(file(':memory:'), file(':memory:'))).toBe(false)
  })
})
