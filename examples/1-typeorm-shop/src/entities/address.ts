/** A postal address, kept as JSON. */
export interface Address {
  readonly street: string
  readonly city: string
  readonly state: string
  readonly zipCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Where an order goes: an address and who receives it there. */
export interface ShippingAddress extends Address {
  readonly name: string
}
