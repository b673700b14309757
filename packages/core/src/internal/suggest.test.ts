import { describe, expect, it } from '@jest/globals'
import { nearest } from './suggest.js'

describe('nearest', () => {
  it.each([
    ['Usr', 'User'],
    ['user', 'User'],
    ['Uesr', 'User'],
    ['Produkt', 'Product'],
    ['orderitems', 'OrderItem'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, ['Order', 'OrderItem', 'Product', 'User'])).toBe(meant)
  })

  it('takes the nearest of several', () => {
    expect(nearest('Ordr', ['Odor', 'Order', 'Orders'])).toBe('Order')
  })

  it('says nothing when nothing is near', () => {
    expect(nearest('Invoice', ['User', 'Order'])).toBeUndefined()
    expect(nearest('ab', ['xy'])).toBeUndefined()
    expect(nearest('User', [])).toBeUndefined()
  })
})
