import { SeedError } from './seed-error.js'

/** A quasi-identifier of no fields, or of one field twice. */
export function quasiFields(entity: string, what: 'no fields' | 'a field twice'): SeedError {
  return new SeedError('PRIVACY.FIELDS', `a quasi-identifier of ${entity} has ${what}`, {
    why: 'It names the fields that together may single out a person; rows are counted by their values.',
    fix: "List each field once: { entity: 'User', fields: ['birthDate', 'postcode'] }.",
  })
}
