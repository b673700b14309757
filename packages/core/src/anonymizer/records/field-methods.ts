/** A text; null and undefined stay what they are. */
export type Masked<T> = T extends string ? string : T

/** A text, or none. */
export type MaybeText = string | null | undefined

/** Whom a value is about. */
export interface AboutOptions {
  /** Something that identifies the person, the e-mail address best: values about one person agree. */
  readonly subject?: string
}

/** How a date is moved. */
export interface DateMethodOptions extends AboutOptions {
  /** The most days that it moves, back or forth; 30 unless told. */
  readonly varianceDays?: number
  /** Stay within the year. */
  readonly preserveYear?: boolean
}

/**
 * Methods that replace one value each. Equal values get equal replacements, in every process that has the key; null and
 * undefined stay. They make the same replacements as the transforms `email()`, `fullName()` and so on.
 */
export interface FieldMethods {
  /** `email()`. With `preserveDomain` the domain stays, which tells of people with a domain of their own who they are. */
  readonly anonymizeEmail: <T extends MaybeText>(
    email: T,
    preserveDomain?: boolean | { readonly preserveDomain?: boolean },
  ) => Masked<T>
  /** `fullName()`. */
  readonly anonymizeName: <T extends MaybeText>(name: T, options?: AboutOptions) => Masked<T>
  /** `firstName()`. */
  readonly anonymizeFirstName: <T extends MaybeText>(name: T, options?: AboutOptions) => Masked<T>
  /** `lastName()`. */
  readonly anonymizeLastName: <T extends MaybeText>(name: T, options?: AboutOptions) => Masked<T>
  /** `phone()`. */
  readonly anonymizePhone: <T extends MaybeText>(phone: T) => Masked<T>
  /** `ssn()`: a number that was never issued. */
  readonly anonymizeSsn: <T extends MaybeText>(ssn: T) => Masked<T>
  /** `address()`: street, city, region and postcode of one made-up place; a text or an object. */
  readonly anonymizeAddress: <T>(address: T, options?: AboutOptions) => T
  /**
   * `date()`: moves a date or an ISO text by whole days. Dates of one `subject` move by the same number of days, so that the
   * time between them stays; without a subject equal dates move alike.
   */
  readonly anonymizeDate: <T extends Date | MaybeText>(
    date: T,
    options?: number | DateMethodOptions,
  ) => T extends string ? string : T
  /** `ip()`: an address of a documentation block. */
  readonly anonymizeIp: <T extends MaybeText>(ip: T) => Masked<T>
  /**
   * `hash()`: HMAC-SHA-256 under the key.
   *
   * @throws {SeedError} `RECORDS.SALT` for a salt, which is no secret.
   */
  readonly hashIdentifier: (identifier: string | number | bigint) => string
  /** `creditCard()`: a number of a test range with a right check digit, and no digit of the original. */
  readonly anonymizeCreditCard: <T extends MaybeText>(card: T) => Masked<T>
}
