import { methodType, saltIsNoKey } from '../../errors/records.js'
import { InternalError } from '../../errors/seed-error.js'
import { maskValues } from '../apply/mask-values.js'
import { emailKind } from '../kinds/email.js'
import type { Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { address } from '../transforms/address.js'
import { creditCard } from '../transforms/credit-card.js'
import { date } from '../transforms/date.js'
import { email } from '../transforms/email.js'
import { firstName } from '../transforms/first-name.js'
import { fullName } from '../transforms/full-name.js'
import { hash } from '../transforms/hash.js'
import { ip } from '../transforms/ip.js'
import { lastName } from '../transforms/last-name.js'
import { phone } from '../transforms/phone.js'
import { ssn } from '../transforms/ssn.js'
import { type CellForm, FORM_TYPES, formOf, fromCanonical, toCanonical } from './cell-value.js'

import type { AboutOptions, DateMethodOptions, FieldMethods } from './field-methods.js'

/** Binds what the methods need, so that each of them answers at once. */
export async function createFieldMethods(context: MaskContext): Promise<FieldMethods> {
  const bind = (transform: Transform, ...forms: readonly CellForm[]): Promise<Replace> =>
    bindForms(transform, context, ['text', ...forms])
  const replaceEmail = await bind(email())
  const replaceLocalPart = await bind(email({ keepDomain: true }))
  const replaceName = await bind(fullName())
  const replaceFirstName = await bind(firstName())
  const replaceLastName = await bind(lastName())
  const replaceHash = await bind(hash())
  const replaceAddress = await bind(address(), 'json')
  const replaceDate = dateReplacer(context)
  return {
    anonymizeEmail: (value, keep = false) => (keepsDomain(keep) ? replaceLocalPart(value) : replaceEmail(value)),
    anonymizeName: (value, options) => replaceName(value, options),
    anonymizeFirstName: (value, options) => replaceFirstName(value, options),
    anonymizeLastName: (value, options) => replaceLastName(value, options),
    anonymizePhone: plain(await bind(phone())),
    anonymizeSsn: plain(await bind(ssn())),
    anonymizeAddress: (value, options) => replaceAddress(value, options),
    anonymizeDate: (value, options = {}) =>
      replaceDate(value, typeof options === 'number' ? { varianceDays: options } : options),
    anonymizeIp: plain(await bind(ip())),
    hashIdentifier(identifier, ...more: readonly unknown[]) {
      if (more.length > 0) throw saltIsNoKey()
      return replaceHash(String(identifier))
    },
    anonymizeCreditCard: plain(await bind(creditCard())),
  }
}

/** Replaces one value. What comes back is of the value's own type, which nobody can name here. */
type Replace = (value: unknown, about?: AboutOptions) => never

/** Functions are handed to `map` and the like, which give them more than the value. */
function plain(replace: Replace): (value: unknown) => never {
  return (value) => replace(value)
}

function keepsDomain(keep: boolean | { readonly preserveDomain?: boolean }): boolean {
  return typeof keep === 'object' ? keep.preserveDomain === true : keep
}

const fieldOf = (transform: Transform, form: CellForm): MaskedField => ({
  entity: 'record',
  name: transform.name,
  type: FORM_TYPES[form],
  nullable: true,
  unique: false,
})

async function bindForms(transform: Transform, context: MaskContext, forms: readonly CellForm[]): Promise<Replace> {
  const masks = new Map<CellForm, Mask>()
  for (const form of forms) masks.set(form, await transform.bind(fieldOf(transform, form), context))
  return replacer(transform, (form) => masks.get(form))
}

/** Binds `date()` anew for each set of options that is asked for, once. */
function dateReplacer(context: MaskContext): (value: unknown, options: DateMethodOptions) => never {
  const bound = new Map<string, Replace>()
  return (value, { varianceDays: days = 30, preserveYear: keepYear = false, ...about }) => {
    const name = `${days} ${keepYear}`
    let replace = bound.get(name)
    if (replace === undefined) {
      const transform = date({ days, keepYear })
      const maskOf = (form: CellForm): Mask => {
        const mask = transform.bind(fieldOf(transform, form), context)
        if (mask instanceof Promise) throw new InternalError('date() binds late')
        return mask
      }
      bound.set(name, (replace = replacer(transform, maskOf)))
    }
    return replace(value, about)
  }
}

function replacer(transform: Transform, maskOf: (form: CellForm) => Mask | undefined): Replace {
  return (value, { subject } = {}) => {
    if (value === null || value === undefined) return value as never
    const form = formOf(value)
    const mask = maskOf(form)
    if (mask === undefined) throw methodType(transform.name, form)
    const { values } = maskValues(mask, transform, [toCanonical(value, form)], {
      entity: 'record',
      field: transform.name,
      subjects: [subject === undefined ? undefined : subjectText(subject)],
      read: () => [null],
    })
    return fromCanonical(values[0] ?? null, form) as never
  }
}

/** A person as records name theirs: by the e-mail address where it is one. */
function subjectText(subject: string): string {
  const normal = emailKind.normalise(subject)
  return normal === undefined ? `subject:${subject}` : `${emailKind.name}:${normal}`
}
