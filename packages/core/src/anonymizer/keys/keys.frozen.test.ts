import { describe, expect, it } from '@jest/globals'
import { openKeyRing } from './open-key-ring.js'
import { hex, testKey } from './testing/test-key.js'

// A change of any of these values changes every replacement: it is a breaking change.
const env = { SEED_KEY: hex(testKey('frozen')) }
const ring = openKeyRing({ mode: 'stable', cwd: '.', env })
const TEXTS = ['', 'ann@example.org', 'Ærøskøbing', 'a text that is longer than two blocks']

const made: Readonly<Record<string, () => unknown>> = {
  id: () => ring.id,
  'id of a release': () => openKeyRing({ mode: 'release', release: '2026-05', cwd: '.', env }).id,
  tags: () => hex(ring.prf('email').tags(TEXTS).bytes).match(/.{32}/g),
  pseudonyms: () => ring.pseudonyms('email', TEXTS).map(hex),
  'digits of pseudonyms': () => ring.pseudonymDigits('email', TEXTS).map((digits) => digits.slice(0, 8)),
}

const frozen: Readonly<Record<string, unknown>> = {
  id: '6c48d1af22f8d2b0',
  'id of a release': '7675d8b6e98b1c91',
  tags: [
    'c1b3ab9e86aef7a556a9d061fd534235',
    '2f62d1ce6f496fb9344b418a01370120',
    '8badb10e0f4b801e060977bc086f5380',
    '148a06a258357fd79673387d80dad84f',
  ],
  pseudonyms: [
    '33a71b8cbd7f7f919592ac11018c3ed4b0ce5c689d4506a2b60acf4dde417be8',
    'baf8637b1a9507bc833e05610e1cb4db5714fd94f74165371e571b449f23a2cb',
    '720b6450ac816dc465e022805ca91706c27dab951fa293a1cf784db5c3ef1dd0',
    '0a0ed2afdf40ee8a5c144153d7087631d049a70770bc741af00939db71578985',
  ],
  'digits of pseudonyms': ['33a71b8c', 'baf8637b', '720b6450', '0a0ed2af'],
}

describe('from one key come the same', () => {
  it.each(Object.keys(frozen))('%s', (name) => expect(made[name]?.()).toEqual(frozen[name]))
})

describe('the first, the second, the middle and the last number', () => {
  it.each([
    [2n, [1n, 0n, 0n, 0n]],
    [3n, [1n, 2n, 2n, 0n]],
    [10n, [1n, 8n, 9n, 2n]],
    [1000000n, [295965n, 161175n, 352539n, 381267n]],
    [2147483647n, [1000513233n, 2031852765n, 672319053n, 1357708792n]],
    [9007199254740993n, [205823058216733n, 3781099910710943n, 2278835984469740n, 8558331091028921n]],
    [
      5316911983139663491615228241121378304n,
      [
        262908661642154526952100525183944050n,
        81966551885336728064172883257101380n,
        165085780134201481666024017401011898n,
        3625461776881514634416955236166310065n,
      ],
    ],
    [
      340282366920938463463374607431768211456n,
      [
        245815232617306587430588702430710994212n,
        35538345478497169051680037292476203724n,
        180681589247761521173349799917628801942n,
        27111726971651401759036922684857307130n,
      ],
    ],
  ])('below %d', (size, mapped) => {
    expect(ring.permutation('id', size).apply([0n, 1n, size / 2n, size - 1n])).toEqual(mapped)
  })
})
