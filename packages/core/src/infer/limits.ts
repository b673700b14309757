import type { Entity, Field } from '../schema/schema.js'
import { readCheck, type CheckTerm } from './check-terms.js'

/** What checks say of one field, as far as it is understood. */
export interface Limits {
  /** Smallest and largest number, and whether the bound itself is out. */
  readonly min?: number
  readonly minOpen?: boolean
  readonly max?: number
  readonly maxOpen?: boolean
  /** Characters. */
  readonly minLength: number
  readonly maxLength: number
  /** The only values allowed. */
  readonly oneOf?: readonly (string | number)[]
  readonly notNull: boolean
  /** Fields of the row that this one must not pass, and those it must reach. */
  readonly below: readonly string[]
}

/** Reads the simple CHECKs of an entity for one field. A column that cannot be NULL is `notNull` here too. */
export function limitsOf(entity: Entity, field: Field): Limits {
  const terms = entity.checks
    .flatMap((check) => readCheck(check.expression))
    .flatMap((term) => aboutField(entity, field, term))
  const length = field.type.kind === 'text' ? field.type.length : undefined
  const start: Limits = {
    minLength: field.type.kind === 'text' ? 1 : 0,
    maxLength: length ?? Infinity,
    notNull: !field.nullable,
    below: [],
  }
  return terms.reduce(narrow, start)
}

type Says = CheckTerm['says']

/** The term as said of this field: `a <= b` is one about `a`. */
function aboutField(entity: Entity, field: Field, term: CheckTerm): readonly Says[] {
  const same = (column: string): boolean => column.toLowerCase() === field.column.toLowerCase()
  if (term.says.kind !== 'order') return same(term.column) ? [term.says] : []
  const upper = term.says.operator.startsWith('<')
  const [low, high] = upper ? [term.column, term.says.other] : [term.says.other, term.column]
  if (!same(low)) return []
  const other = entity.fields.find((each) => each.column.toLowerCase() === high.toLowerCase())
  const operator = term.says.operator.endsWith('=') ? '<=' : '<'
  return other === undefined ? [] : [{ kind: 'order', operator, other: other.name }]
}

function narrow(limits: Limits, says: Says): Limits {
  switch (says.kind) {
    case 'not-null':
      return { ...limits, notNull: true }
    case 'in':
      return { ...limits, oneOf: limits.oneOf?.filter((value) => says.values.includes(value)) ?? says.values }
    case 'order':
      return { ...limits, below: [...limits.below, says.other] }
    case 'length':
      return narrowLength(limits, says.operator, says.value)
    case 'compare':
      return narrowValue(limits, says.operator, says.value)
  }
}

function narrowLength(limits: Limits, operator: string, value: number): Limits {
  const min = operator === '>' ? value + 1 : operator === '>=' || operator === '=' ? value : 0
  const max = operator === '<' ? value - 1 : operator === '<=' || operator === '=' ? value : Infinity
  return { ...limits, minLength: Math.max(limits.minLength, min), maxLength: Math.min(limits.maxLength, max) }
}

function narrowValue(limits: Limits, operator: string, value: string | number): Limits {
  if (operator === '=') return { ...limits, oneOf: [value] }
  const number = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value)
  if (operator === '<>' || Number.isNaN(number)) return limits
  const open = operator === '<' || operator === '>'
  if (operator.startsWith('>')) {
    return limits.min !== undefined && limits.min > number ? limits : { ...limits, min: number, minOpen: open }
  }
  return limits.max !== undefined && limits.max < number ? limits : { ...limits, max: number, maxOpen: open }
}
