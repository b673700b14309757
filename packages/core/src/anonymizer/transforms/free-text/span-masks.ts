import type { MaskContext, MaskedField, Transform } from '../../transform.js'
import { creditCard } from '../credit-card.js'
import { email } from '../email.js'
import { iban } from '../iban.js'
import { ip } from '../ip.js'
import { phone } from '../phone.js'
import { url } from '../url.js'
import type { SpanKind } from './find-spans.js'
import type { SpanMasks } from './replace-spans.js'

/** The transforms of columns, in their own domains: an address in a text gets the replacement that it has in its column. */
const TRANSFORMS: Readonly<Record<SpanKind, () => Transform>> = { email, url, ip, iban, creditCard, phone }

/** Binds the transforms of all that is found in texts. */
export async function bindSpans(field: MaskedField, context: MaskContext): Promise<SpanMasks> {
  const bound = Object.entries(TRANSFORMS).map(async ([kind, make]) => {
    const part: MaskedField = { ...field, name: `${field.name} ${kind}`, type: { kind: 'text' }, unique: false }
    return [kind as SpanKind, await make().bind(part, context)] as const
  })
  return new Map(await Promise.all(bound))
}
