import type { AnyFactory } from '../factory/factory.js'
export function buildRows(factory: AnyFactory, count: number): readonly unknown[] { return [factory, count] }
