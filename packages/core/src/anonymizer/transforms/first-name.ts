import { bindNamePart } from '../people/bind-name.js'
import type { CommonOptions, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/**
 * Replaces given names by that of the made-up person who stands for the row's subject, so it agrees with the other names, the
 * gender and the e-mail address of the subject, in every table. Give it a `domain` where a row also names somebody else.
 *
 * A function of the subject, not of the value; different subjects may share a name. In the words of the configured locale.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.TOO_SHORT` where no name of the locale fits.
 */
export function firstName(options: CommonOptions = {}): Transform {
  const { domain = 'firstName' } = options
  return createTransform({
    name: 'firstName',
    common: options,
    bySubject: true,
    bind: (field, context) => bindNamePart({ transform: 'firstName', domain, part: 'given' }, field, context),
  })
}
