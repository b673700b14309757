import { createAnonymizer } from '../../records/create-anonymizer.js'
import { NaiveAnonymizer } from './naive-anonymizer.js'
import { testKey } from './system.js'

/** What both anonymizers can do, under one set of names. */
export interface Methods {
  email(value: string): string
  emailAtHome(value: string): string
  /** @param subject - E-mail address of the person. */
  name(value: string, subject: string): string
  firstName(value: string, subject: string): string
  phone(value: string): string
  ssn(value: string): string
  address(value: Readonly<Record<string, unknown>>, subject: string): Readonly<Record<string, unknown>>
  date(value: Date, subject: string, preserveYear?: boolean): Date
  ip(value: string): string
  id(value: string, salt: string): string
  card(value: string): string
  /** Handlers by name, as a configuration gives them. */
  record(record: Readonly<Record<string, unknown>>, config: Readonly<Record<string, string>>): Promise<object>
}

/** Opens an anonymizer as in a process of its own. */
export type Open = (options?: { readonly locale?: string }) => Promise<Methods>

/** The naive one. */
export const openNaive: Open = async (options = {}) => {
  const naive = new NaiveAnonymizer(options)
  const handlers: Readonly<Record<string, (value: never) => unknown>> = {
    email: (value: string) => naive.anonymizeEmail(value),
    name: (value: string) => naive.anonymizeName(value),
  }
  return {
    email: (value) => naive.anonymizeEmail(value),
    emailAtHome: (value) => naive.anonymizeEmail(value, true),
    name: (value) => naive.anonymizeName(value),
    firstName: () => naive.anonymizeFirstName(),
    phone: (value) => naive.anonymizePhone(value),
    ssn: () => naive.anonymizeSsn(),
    address: (value) => naive.anonymizeAddress(value),
    date: (value, _, preserveYear) => naive.anonymizeDate(value, 30, preserveYear),
    ip: (value) => naive.anonymizeIp(value),
    id: (value, salt) => naive.hashIdentifier(value, salt),
    card: (value) => naive.anonymizeCreditCard(value),
    // Names that are not known are passed over in silence.
    record: async (record, config) =>
      naive.anonymizeRecord(
        record,
        Object.fromEntries(
          Object.entries(config).flatMap(([field, name]) => {
            const handler = handlers[name]
            return handler === undefined ? [] : [[field, handler]]
          }),
        ),
      ),
  }
}

/** Ours. */
export const openKeyed: Open = async (options = {}) => {
  const ours = await createAnonymizer({ key: testKey('a key for the faults'), ...options })
  return {
    email: (value) => ours.anonymizeEmail(value),
    emailAtHome: (value) => ours.anonymizeEmail(value, true),
    name: (value, subject) => ours.anonymizeName(value, { subject }),
    firstName: (value, subject) => ours.anonymizeFirstName(value, { subject }),
    phone: (value) => ours.anonymizePhone(value),
    ssn: (value) => ours.anonymizeSsn(value),
    address: (value, subject) => ours.anonymizeAddress(value, { subject }),
    date: (value, subject, preserveYear = false) => ours.anonymizeDate(value, { subject, preserveYear }),
    ip: (value) => ours.anonymizeIp(value),
    id: (value, salt) => (ours.hashIdentifier as (...given: readonly string[]) => string)(value, salt),
    card: (value) => ours.anonymizeCreditCard(value),
    record: (record, config) => ours.anonymizeRecord<object>(record, config),
  }
}
