import { createHash } from 'node:crypto'
import type { FieldType, Value } from '../../../schema/schema.js'
import { english } from '../../../values/english.js'
import { maskValues } from '../../apply/mask-values.js'
import { createKeyRing } from '../../keys/create-key-ring.js'
import type { Mask, MaskContext, MaskedField, Transform } from '../../transform.js'

/** What transforms are bound with in tests: a key made from a text, English words. */
export function contextOf(secret = 'transforms'): MaskContext {
  return { keys: createKeyRing(createHash('sha256').update(`test of ${secret}`).digest(), 'stable'), words: english }
}

/** A nullable text field unless told. */
export function fieldOf(type: FieldType = { kind: 'text' }, more: Partial<MaskedField> = {}): MaskedField {
  return { entity: 'User', name: 'field', type, nullable: true, unique: false, ...more }
}

export interface Trial {
  readonly type?: FieldType
  readonly field?: Partial<MaskedField>
  readonly secret?: string
  /** Whom each row is about; nobody unless told. */
  readonly subjects?: readonly (string | undefined)[]
  /** Other fields of the rows. */
  readonly row?: Readonly<Record<string, readonly Value[]>>
}

/** Binds a transform and masks values as a run does, policy included. */
export async function maskedBy(
  transform: Transform,
  values: readonly Value[],
  trial: Trial = {},
): Promise<readonly Value[]> {
  const field = fieldOf(trial.type, trial.field)
  const mask = await transform.bind(field, contextOf(trial.secret))
  return applied(mask, transform, values, trial)
}

/** The same with a bound mask. */
export function applied(
  mask: Mask,
  transform: Transform,
  values: readonly Value[],
  trial: Trial = {},
): readonly Value[] {
  const around = {
    entity: 'User',
    field: 'field',
    subjects: trial.subjects ?? values.map(() => undefined),
    read: (name: string) => trial.row?.[name] ?? values.map(() => null),
  }
  return maskValues(mask, transform, values, around).values
}

/** The code of the error that some work ends with. */
export async function codeOf(work: () => unknown): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return (error as { code?: string }).code
  }
}
