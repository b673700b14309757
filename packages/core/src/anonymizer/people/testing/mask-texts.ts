import { createHash } from 'node:crypto'
import { loadLocale } from '../../../values/locale.js'
import type { FieldType, Value } from '../../../schema/schema.js'
import { textOf } from '../../kinds/text.js'
import { maskValues } from '../../apply/mask-values.js'
import { createKeyRing } from '../../keys/create-key-ring.js'
import type { KeyRing } from '../../keys/key-ring.js'
import type { Mask, Transform } from '../../transform.js'

/** What a transform is tried out with; everything has a default. */
export interface Trial {
  /** Names the key. */
  readonly key?: string
  readonly locale?: string
  /** Characters of the text field. */
  readonly length?: number
  readonly type?: FieldType
  readonly unique?: boolean
}

/** A key for tests. */
export function testKeys(name = 'people'): KeyRing {
  return createKeyRing(createHash('sha256').update(`test key ${name}`).digest(), 'stable')
}

/** Binds a transform to a field `User.it`. */
export async function bindTo(transform: Transform, trial: Trial = {}): Promise<Mask> {
  const { length, type = { kind: 'text', ...(length === undefined ? {} : { length }) } } = trial
  const field = { entity: 'User', name: 'it', type, nullable: true, unique: trial.unique ?? false }
  const words = await loadLocale(trial.locale ?? 'en')
  return transform.bind(field, { keys: testKeys(trial.key), words })
}

/** Replaces values as a run does, policies included. */
export async function maskAll(
  transform: Transform,
  values: readonly Value[],
  trial: Trial & { readonly subjects?: readonly (string | undefined)[] } = {},
): Promise<readonly Value[]> {
  const mask = await bindTo(transform, trial)
  return maskWith(mask, transform, values, trial.subjects)
}

/** Replaces values with a mask that is bound already. */
export function maskWith(
  mask: Mask,
  transform: Transform,
  values: readonly Value[],
  subjects: readonly (string | undefined)[] = [],
): readonly Value[] {
  return maskValues(mask, transform, values, { entity: 'User', field: 'it', subjects, read: () => [] }).values
}

/** Replaces values as {@link maskAll} does; gives texts. */
export async function maskTexts(...args: Parameters<typeof maskAll>): Promise<readonly string[]> {
  return (await maskAll(...args)).map(textOf)
}
