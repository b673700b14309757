import { expectTypeOf } from 'expect-type'
import { email } from '../transforms/email.js'
import { createAnonymizer } from './create-anonymizer.js'

interface User {
  readonly id: number
  readonly email: string
  readonly phone: string | null
  readonly address: { readonly city: string }
  readonly orders: readonly { readonly to: string }[]
}
declare const users: readonly User[]
const anonymizer = await createAnonymizer({ mode: 'throwaway' })

// What is masked has the type of what was given.
expectTypeOf(anonymizer.anonymizeRecords(users, { email: email() })).resolves.toEqualTypeOf<User[]>()
expectTypeOf(anonymizer.anonymizeEmail('a@b.org')).toEqualTypeOf<string>()
expectTypeOf(anonymizer.anonymizeEmail(null)).toEqualTypeOf<null>()
expectTypeOf(anonymizer.anonymizePhone(users[0]?.phone)).toEqualTypeOf<string | null | undefined>()
expectTypeOf(anonymizer.anonymizeDate(new Date())).toEqualTypeOf<Date>()
expectTypeOf(anonymizer.anonymizeDate('2020-01-01')).toEqualTypeOf<string>()

// Handlers are names, names with options, transforms, functions, handlers inside; paths are not checked.
await anonymizer.anonymizeRecords(users, {
  id: (id) => id + 1,
  email: { handler: 'email', keepDomain: true },
  phone: (phone) => phone.slice(0, 2),
  address: { city: 'city' },
  orders: { to: 'name' },
  'address.zip': 'postcode',
  '$..note': 'freeText',
})

// @ts-expect-error there is no field "emial"
await anonymizer.anonymizeRecords(users, { emial: 'email' })
// @ts-expect-error a handler is no number
await anonymizer.anonymizeRecords(users, { email: 5 })
// @ts-expect-error a salt is no key
anonymizer.hashIdentifier('id', 'salt')
// @ts-expect-error there is no mode "forever"
await createAnonymizer({ mode: 'forever' })
