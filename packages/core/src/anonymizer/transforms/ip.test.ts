import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { formatIp, parseIp } from '../kinds/ip.js'
import { bitsOf } from '../people/ip/special-ranges.js'
import { isNetwork } from '../people/ip/networks.js'
import { bindTo, maskTexts, maskWith } from '../people/testing/mask-texts.js'
import { ip } from './ip.js'

const subnet = ip({ keep: 'subnet' })

/** How many bits two addresses have in common from the front. */
function shared(a: unknown, b: unknown): number {
  const [left, right] = [a, b].map((text) => bitsOf(parseIp(String(text))?.bytes ?? []))
  let count = 0
  while (count < (left?.length ?? 0) && left?.[count] === right?.[count]) count++
  return count
}

describe('ip', () => {
  it('gives addresses for documentation', async () => {
    const masked = await maskTexts(ip(), ['8.8.8.8', '10.0.0.1', '2606:4700::1111', '::1'])
    const blocks = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/
    expect(masked[0]).toMatch(blocks)
    expect(masked[1]).toMatch(blocks)
    expect(masked[2]).toMatch(/^2001:db8:/)
    expect(masked[3]).toMatch(/^2001:db8:/)
  })

  it('keeps the length of a prefix, and a network a network', async () => {
    for (const transform of [ip(), subnet])
      for (const original of [
        '10.1.2.3/24',
        '10.1.2.0/24',
        '2606:4700::/32',
        '2606:4700::1/32',
        '8.8.8.8/32',
        '0.0.0.0/0',
      ]) {
        const [masked] = await maskTexts(transform, [original])
        expect(String(masked).split('/')[1]).toBe(original.split('/')[1])
        const [before, after] = [original, String(masked)].map((text) => parseIp(text))
        if (before === undefined || after === undefined) throw new Error(`${original} became no address`)
        expect([original, isNetwork(after)]).toEqual([original, isNetwork(before)])
      }
  })

  it('keeps in subnets what two addresses have in common, and no more', async () => {
    const mask = await bindTo(subnet)
    const near = fc.tuple(fc.ipV4(), fc.ipV4(), fc.nat({ max: 31 })).map(([a, b, bits]) => {
      const text = bitsOf(parseIp(a)?.bytes ?? []).slice(0, bits) + bitsOf(parseIp(b)?.bytes ?? []).slice(bits)
      return [
        a,
        formatIp({ bytes: Uint8Array.from(text.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2)), prefix: undefined }),
      ]
    })
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(fc.ipV6(), fc.ipV6()), fc.tuple(fc.ipV4(), fc.ipV4())), ([a, b]) => {
        const [x, y] = maskWith(mask, subnet, [a ?? '', b ?? ''])
        return shared(x, y) === shared(a, b)
      }),
      { numRuns: 500, seed: 42 },
    )
  })

  it.each([
    ['10.9.8.7', /^10\./],
    ['127.0.0.1', /^127\./],
    ['172.20.1.1', /^172\.(?:1[6-9]|2\d|3[01])\./],
    ['192.168.7.7', /^192\.168\./],
    ['169.254.1.1', /^169\.254\./],
    ['0.0.0.0', /^0\.0\.0\.0$/],
    ['255.255.255.255', /^255\.255\.255\.255$/],
    ['::1', /^::1$/],
    ['fe80::1', /^fe[89ab]/],
    ['fd00::1', /^f[cd]/],
    ['::ffff:10.0.0.1', /^::ffff:/],
    ['2606:4700::1111', /^[23]/],
  ])('keeps %s within its special range', async (original, range) => {
    const [masked] = await maskTexts(subnet, [original])
    expect(masked).toMatch(range)
  })

  it('brings no public address into a special range', async () => {
    const publics = Array.from(
      { length: 5_000 },
      (_, i) => `${[1, 8, 9, 11, 126, 128, 172, 192, 223][i % 9]}.${i % 200}.${i % 7}.9`,
    )
    const special = /^(?:10\.|127\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|169\.254\.|2[2345]\d\.)/
    const chosen = publics.filter((text) => !special.test(text))
    for (const text of await maskTexts(subnet, chosen)) expect(text).not.toMatch(/^(?:10|127)\.|^192\.168\.|^22[4-9]\./)
  })

  it('is a bijection on a small network, its own address aside', async () => {
    const all = Array.from({ length: 256 }, (_, i) => `198.18.7.${i}/24`)
    const masked = await maskTexts(subnet, all)
    expect(new Set(masked).size).toBe(256)
    expect(masked[0]).toMatch(/\.0\/24$/)
  })

  it('promises what the field has room for', async () => {
    expect((await bindTo(subnet)).guarantee.kind).toBe('injective')
    expect((await bindTo(subnet, { length: 43 })).guarantee.kind).toBe('injective')
    expect((await bindTo(subnet, { length: 42 })).guarantee.kind).toBe('lossy')
    expect((await bindTo(ip())).capacity).toBe(762n)
  })

  it('takes columns for network addresses', async () => {
    const mask = await bindTo(ip(), { type: { kind: 'unknown' } })
    expect(maskWith(mask, ip(), ['8.8.8.8'])[0]).toMatch(/^(?:192|198|203)\./)
  })

  it('refuses what is no option', async () => {
    await expect(async () => bindTo(ip({ keep: 'all' as never }))).rejects.toThrow('MASK.OPTION')
  })
})
