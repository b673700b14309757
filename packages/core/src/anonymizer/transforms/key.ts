import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { CommonOptions, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'
import { bindKey } from './key/bind-key.js'

export interface KeyOptions extends CommonOptions {
  /**
   * Integer keys up to this one are permuted among themselves, larger ones among themselves. Unless told, a quarter of the
   * column's range, at most 2^52. At least a million, and no less than the highest key where sequences must stay small.
   */
  readonly within?: number
  /** Permit spaces of fewer than a million keys, in which each key can be found by trial. */
  readonly allowSmall?: boolean
}

/** `key()`, which planners recognise: they bind it to the foreign keys, too. */
export interface KeyTransform extends Transform {
  readonly key: Pick<KeyOptions, 'within' | 'allowSmall'>
}

/**
 * Replaces keys by other keys of the same type, one to one: a keyed permutation. Foreign keys of the schema follow by
 * themselves, other fields by `reference()`.
 *
 * Integers stay within the column's range; UUIDs keep version and variant; texts keep their prefix (`cus_`), punctuation,
 * length and kind of characters. All keys are of the domain `key` unless told, so equal keys of two entities get equal
 * replacements. Equal keys stay equal and the number of rows shows: it is pseudonymization.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound `MASK.TYPE`, `MASK.TOO_SHORT`, `MASK.SMALL_DOMAIN`.
 */
export function key(options: KeyOptions = {}): KeyTransform {
  const { within, allowSmall, ...common } = options
  if (within !== undefined && (!Number.isSafeInteger(within) || within < 2))
    throw maskOption('key', 'within', 'a whole number from 2 on')
  const own = withoutUndefined({ within, allowSmall })
  const transform = createTransform({
    name: 'key',
    common,
    options: own,
    bind: (field, context) => bindKey({ field, context, domain: transform.domain, of: field.type, ...own }),
  })
  return { ...transform, key: own }
}

/** Whether a transform is `key()`. */
export function isKeyTransform(transform: Transform): transform is KeyTransform {
  return transform.name === 'key' && 'key' in transform
}
