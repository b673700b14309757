import { describe, expect, it } from '@jest/globals'
import { nearest } from './suggest.js'

describe('nearest', () => {
  it.each([
    ['Usr', ['Order', 'User'], 'User'],
    ['user', ['User', 'Users'], 'User'],
    ['Odrer', ['Order', 'User'], 'Order'],
    ['OrdrItm', ['Order', 'OrderItem'], 'OrderItem'],
    ['--usres', ['--user', '--users', '--seed'], '--users'],
    ['Zebra', ['Order', 'User'], undefined],
    ['ab', ['xy'], undefined],
    ['', ['User'], undefined],
    ['User', [], undefined],
  ])('of %p among %p is %p', (word, candidates, expected) => expect(nearest(word, candidates)).toBe(expected))
})
