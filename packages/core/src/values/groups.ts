/** Fields of one person, drawn together. E-mail and user name are distinct between the rows of an entity. */
export interface Person {
  readonly gender: 'female' | 'male'
  readonly firstName: string
  readonly lastName: string
  readonly fullName: string
  /** At `example.com` (RFC 2606), which can never receive mail. */
  readonly email: string
  readonly username: string
}

/** Fields of one postal address, drawn together. */
export interface Address {
  readonly street: string
  readonly city: string
  /** Region, short where the locale has short forms. */
  readonly state: string
  readonly zipCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** A number reserved for fiction where the country has some. */
  readonly phone: string
}
