import type { Entity } from '@seed/core/adapter'
import type { InstanceLike } from '../client.js'
import { invalidRow } from '../errors.js'
import { rememberPlace } from './failed-place.js'

/** What Sequelize's validation throws, as far as it is read. Messages may hold values of rows and are not. */
interface ValidationLike {
  readonly name?: string
  readonly parent?: unknown
  readonly errors?: unknown
  readonly record?: InstanceLike
}

interface ItemLike {
  readonly path?: string | null
  readonly validatorKey?: string | null
}

/**
 * What to throw for a write that Sequelize refused: `ORM.INVALID_ROW` where its validators did, before anything was written;
 * else the error as it is. Either way the row's place is remembered with Sequelize's error.
 *
 * @param placeOf - Place of the row that an instance was made of; without one, of the only row at work.
 */
export function refusedRow(
  entity: Entity,
  error: unknown,
  placeOf: (instance: InstanceLike | undefined) => number | undefined,
): unknown {
  const { validation, record } = innermost(error)
  const isValidation = validation.name === 'SequelizeValidationError' && validation.parent === undefined
  const place = placeOf(record)
  rememberPlace(error, place)
  if (!isValidation) return error
  const items = listOf(validation.errors) as readonly ItemLike[]
  const names = items.flatMap(({ path, validatorKey }) =>
    path ? [{ path, validator: validatorKey ?? undefined }] : [],
  )
  return invalidRow(entity.name, names, place, error)
}

/** `bulkCreate` gathers what happened to each row, and wraps it with the row's instance. */
function innermost(error: unknown): { readonly validation: ValidationLike; readonly record?: InstanceLike } {
  const given = (error ?? {}) as ValidationLike
  if (given.name !== 'AggregateError') return { validation: given }
  const first = (listOf(given.errors)[0] ?? {}) as ValidationLike
  if (first.name !== 'SequelizeBulkRecordError') return { validation: first }
  const validation = (first.errors ?? {}) as ValidationLike
  return first.record === undefined ? { validation } : { validation, record: first.record }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}
