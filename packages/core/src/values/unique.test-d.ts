import { expectTypeOf } from 'expect-type'
import { defineFactory } from '../factory/define-factory.js'
import { unique } from './unique.js'

class Product {
  id!: number
  sku!: string
  code!: string | null
  kind!: 'a' | 'b'
  name!: string
}

// The cell of unique() is typed from the entity, like any other cell.
defineFactory(Product, {
  sku: unique('???-#####'),
  code: unique(['x', 'y']),
  kind: unique(['a', 'b']),
  name: unique(({ row, index }) => {
    expectTypeOf(row.sku).toEqualTypeOf<string>()
    expectTypeOf(index).toEqualTypeOf<number>()
    return `${row.sku} ${index}`
  }),
})

// @ts-expect-error a text pattern does not fit a number
defineFactory(Product, { id: unique('####') })
// @ts-expect-error 'c' is no kind
defineFactory(Product, { kind: unique(['a', 'c']) })
// @ts-expect-error the cell gives a number for a text
defineFactory(Product, { name: unique((cell) => cell.index) })
