import { expectTypeOf } from 'expect-type'
import { defineAnonymizer, maskEntity, rulesFor, type EntityRules } from './rules.js'
import { email } from './transforms/email.js'
import { firstName } from './transforms/first-name.js'
import { street } from './transforms/street.js'

class Customer {
  id!: number
  email!: string
  firstName!: string
  address!: { street: string }
  greet(): string {
    return this.firstName
  }
}

expectTypeOf(maskEntity(Customer, { email: email(), firstName: firstName() })).toEqualTypeOf<EntityRules>()
maskEntity(Customer, { 'address.street': street() })
// @ts-expect-error -- no such field
maskEntity(Customer, { emial: email() })
// @ts-expect-error -- a method is no field
maskEntity(Customer, { greet: email() })
// @ts-expect-error -- a function is no transform
maskEntity(Customer, { email: () => 'x' })

const mask = rulesFor<{ User: { email: string } }>()
mask('User', { email: email() })
// @ts-expect-error -- no such entity
mask('Usr', { email: email() })
// @ts-expect-error -- no such field
mask('User', { mail: email() })

defineAnonymizer({ rules: [], mode: 'release', release: '2026-11' })
// @ts-expect-error -- no such mode
defineAnonymizer({ rules: [], mode: 'forever' })
