import { cellPromise } from '../errors/cell.js'
import { context } from './context.js'
import { pathOf, type EngineRow, type Property } from './row.js'
import { enter, leave, throwCircle } from './stack.js'

/** Makes rows of one block from their addresses. */
export type MakeRow = (hi: number, lo: number, index: number, ordinal: number, up: EngineRow | null) => EngineRow

const UNSET = Symbol('not computed yet')
const BUSY = Symbol('being computed')

/**
 * Compiles a class whose getters compute and keep a row's properties. Each cell gets its own call site, which is what
 * makes it fast; where code generation is forbidden the same class is put together from closures.
 *
 * @param generate - Whether code may be generated; found out by trying unless told.
 */
export function compileRows(
  properties: readonly Property[],
  block: unknown,
  generate: boolean = generationAllowed(),
): MakeRow {
  return generate ? compiled(properties, block) : assembled(properties, block)
}

let allowed: boolean | undefined

function generationAllowed(): boolean {
  if (allowed === undefined) {
    try {
      allowed = new Function('return true')() === true
    } catch {
      allowed = false
    }
  }
  return allowed
}

function compiled(properties: readonly Property[], block: unknown): MakeRow {
  const slots = properties.map((_, i) => `this.s${i} = UNSET`).join('; ')
  const getters = properties.map((property, i) => getterText(property, i)).join('\n')
  const body = `'use strict'
  class Row {
    constructor(hi, lo, index, ordinal, up) {
      this.$hi = hi; this.$lo = lo; this.$index = index; this.$ordinal = ordinal; this.$up = up
      this.$person = null; this.$address = null; this.$picks = null; ${slots}
    }
    ${getters}
  }
  Row.prototype.$block = block
  return (hi, lo, index, ordinal, up) => new Row(hi, lo, index, ordinal, up)`
  const names = ['UNSET', 'BUSY', 'block', 'context', 'enter', 'leave', 'circle', 'checked']
  const values = [UNSET, BUSY, block, context, enter, leave, throwCircle, checked]
  const own = properties.flatMap((_, i) => [`p${i}`, `f${i}`])
  const bound = properties.flatMap((property) => [property, functionOf(property)])
  return new Function(...names, ...own, body)(...values, ...bound) as MakeRow
}

function getterText(property: Property, i: number): string {
  const name = JSON.stringify(property.name)
  if (property.kind === 'constant') return `get [${name}]() { return f${i} }`
  const compute =
    property.kind === 'cell' ? `enter(this, p${i}); const r = f${i}(context); leave()` : `const r = f${i}(this)`
  const result = property.kind === 'cell' && property.opaque ? `checked(this, ${name}, r)` : 'r'
  return `get [${name}]() {
      const v = this.s${i}
      if (v !== UNSET) { if (v === BUSY) circle(this, ${name}); return v }
      this.s${i} = BUSY
      ${compute}
      return this.s${i} = ${result}
    }`
}

function functionOf(property: Property): unknown {
  if (property.kind === 'constant') return property.value
  return property.kind === 'cell' ? property.cell : property.derive
}

function checked(row: EngineRow, name: string, value: unknown): unknown {
  if (value instanceof Promise) throw cellPromise(pathOf(row), name)
  return value
}

function assembled(properties: readonly Property[], block: unknown): MakeRow {
  class Row {
    readonly $person = null
    readonly $address = null
    readonly $picks = null
    readonly slots: unknown[] = properties.map(() => UNSET)
    constructor(
      readonly $hi: number,
      readonly $lo: number,
      readonly $index: number,
      readonly $ordinal: number,
      readonly $up: EngineRow | null,
    ) {}
  }
  Object.defineProperty(Row.prototype, '$block', { value: block })
  for (const [i, property] of properties.entries()) {
    Object.defineProperty(Row.prototype, property.name, { get: getter(property, i), enumerable: true })
  }
  return (hi, lo, index, ordinal, up) => new Row(hi, lo, index, ordinal, up) as unknown as EngineRow
}

function getter(property: Property, i: number): (this: EngineRow & { slots: unknown[] }) => unknown {
  if (property.kind === 'constant') return () => property.value
  return function get() {
    const known = this.slots[i]
    if (known === BUSY) throwCircle(this, property.name)
    if (known !== UNSET) return known
    this.slots[i] = BUSY
    this.slots[i] = property.kind === 'cell' ? runCell(this, property) : property.derive(this)
    return this.slots[i]
  }
}

function runCell(row: EngineRow, property: Extract<Property, { kind: 'cell' }>): unknown {
  enter(row, property)
  const value = (property.cell as (given: unknown) => unknown)(context)
  leave()
  return property.opaque ? checked(row, property.name, value) : value
}
